import { z } from "zod";

/** Where an ERP stands that a tenant names itself: paths are put behind it. Whether it is public is looked at with each call. */
export const baseAddress = () =>
  z
    .string()
    .trim()
    .max(300)
    .pipe(
      z.url({ protocol: /^https?$/ }).refine((url) => !/[?#]/.test(url), { error: "address_with_query" }),
    );
