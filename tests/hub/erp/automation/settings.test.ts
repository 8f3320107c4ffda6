import { expect, test } from "vitest";
import { automation } from "../../../../src/erp/automation/index.ts";
import { describeGroup } from "../../../../src/routes/pages/connection-fields.ts";

test("the form of an integration can show every setting and the usual credentials", () => {
  const settings = describeGroup(automation, "settings");
  expect(Object.keys(settings.fields)).toEqual(expect.arrayContaining(["baseUrl", "auth", "values"]));
  expect(settings.fields.auth?.control).toBe("group");
  const credentials = Object.values(describeGroup(automation, "credentials").fields);
  expect(credentials.every((field) => field.control === "text" && field.secret && field.optional)).toBe(true);
});

test("credentials may have any other name, and are texts", () => {
  const read = (given: unknown) => automation.credentials.partial().safeParse(given);
  expect(read({ contraSenha: "x", token: "y" }).data).toEqual({ contraSenha: "x", token: "y" });
  expect(read({ contraSenha: 7 }).success).toBe(false);
  expect(read({ contraSenha: "" }).success).toBe(false);
});

test.each(["https://erp.example.com/api?x=1", "https://erp.example.com/api#x", "https://erp.example.com/?"])(
  "an address is the beginning of one: %s is refused",
  (baseUrl) => {
    const read = automation.settings.safeParse({ baseUrl });
    expect(read.error?.issues).toMatchObject([{ path: ["baseUrl"], message: "address_with_query" }]);
  },
);
