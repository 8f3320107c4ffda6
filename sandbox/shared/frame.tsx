import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { secureHeaders } from "hono/secure-headers";
import { STRINGS } from "./strings.ts";

export const STYLE_PATH = "/_sandbox/style.css";

/** Headers of every control page: nothing runs in it, nothing is loaded from elsewhere, nobody frames it. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** The frame around a control page. */
export function Frame({ heading, children }: { heading: string; children: Child }) {
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang="pt-BR">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${heading} · ${STRINGS.home}`}</title>
          <link rel="stylesheet" href={STYLE_PATH} />
        </head>
        <body>
          <a class="skip" href="#content">
            {STRINGS.skipToContent}
          </a>
          <header>
            <a href="/">{STRINGS.title}</a>
          </header>
          <main id="content">
            <h1>{heading}</h1>
            {children}
          </main>
        </body>
      </html>
    </>
  );
}

/** A titled part of a page. */
export function Panel({ id, heading, children }: { id: string; heading: string; children: Child }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

/** A table that scrolls by itself on a narrow screen. */
export function Table({ columns, children }: { columns: string[]; children: Child }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A button that posts, with hidden values. */
export function PostButton({
  action,
  label,
  values = {},
}: {
  action: string;
  label: string;
  values?: Record<string, string>;
}) {
  return (
    <form method="post" action={action}>
      {Object.entries(values).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="plain">
        {label}
      </button>
    </form>
  );
}

/** A labelled control of a form. */
export function Field({ label, children }: { label: string; children: Child }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}
