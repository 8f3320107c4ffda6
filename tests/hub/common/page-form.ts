/** A form of a page, as a browser sends it: what stands in its controls, in their order. */
export type PageForm = [name: string, value: string][];

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}

/** A text as it leaves in a form. */
const asSent = (text: string) => text.replace(/\r\n?|\n/g, "\r\n");

type Open = { name: string; text: string };

/** Reads the form with this id off a page. */
export async function readPageForm(html: string, id: string): Promise<PageForm> {
  const form: PageForm = [];
  let textarea: Open | undefined;
  let select: { name: string; first: string | undefined; chosen: string | undefined } | undefined;
  const named = (element: Element) => element.getAttribute("name");
  const value = (element: Element) => decode(element.getAttribute("value") ?? "");
  const rewriter = new HTMLRewriter()
    .on(`form#${id} input`, {
      element(element) {
        const name = named(element);
        const type = element.getAttribute("type") ?? "text";
        const ticked = element.hasAttribute("checked") || (type !== "checkbox" && type !== "radio");
        // A field of one line holds no line breaks: the browser takes them out.
        if (name !== null && ticked) form.push([decode(name), value(element).replace(/[\r\n]/g, "")]);
      },
    })
    .on(`form#${id} textarea`, {
      element(element) {
        const open = { name: named(element) ?? "", text: "" };
        textarea = open;
        element.onEndTag(() => {
          form.push([open.name, asSent(decode(open.text).replace(/^\r?\n/, ""))]);
          textarea = undefined;
        });
      },
      text(chunk) {
        if (textarea !== undefined) textarea.text += chunk.text;
      },
    })
    .on(`form#${id} select`, {
      element(element) {
        const name = named(element) ?? "";
        const open: NonNullable<typeof select> = { name, first: undefined, chosen: undefined };
        select = open;
        element.onEndTag(() => {
          form.push([name, open.chosen ?? open.first ?? ""]);
          select = undefined;
        });
      },
    })
    .on(`form#${id} option`, {
      element(element) {
        if (select === undefined) return;
        select.first ??= value(element);
        if (element.hasAttribute("selected")) select.chosen = value(element);
      },
    });
  await rewriter.transform(new Response(html)).text();
  return form;
}

/** The form with one control changed. */
export function fill(
  form: PageForm,
  changes: Readonly<Record<string, string | readonly string[]>>,
): PageForm {
  const kept = form.filter(([name]) => !Object.hasOwn(changes, name));
  const changed = Object.entries(changes).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  return [...kept, ...changed];
}
