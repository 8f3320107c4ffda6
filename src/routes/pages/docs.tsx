import { z } from "zod";
import { frameTexts } from "../../strings/pages.ts";
import { docsTexts } from "../../strings/pages-docs.ts";
import { Badge, Cell, Code, Table } from "./components.tsx";
import { type JsonSchema, jsonSchema, writeType } from "./docs-schema.ts";
import { renderPage } from "./render.tsx";
import { type Http, readVisit } from "./visit.ts";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

const contentSchema = z.record(z.string(), z.object({ schema: jsonSchema }));
const parameterSchema = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: jsonSchema,
});
const operationSchema = z.object({
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  "x-access": z.string(),
  parameters: z.array(parameterSchema).optional(),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: contentSchema.optional() })),
});
const documentSchema = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), jsonSchema) }),
});

type Operation = z.output<typeof operationSchema> & { method: string; path: string; id: string };

/** `/docs`: the API reference, made from the same document that programs read. */
export async function showDocs(http: Http, openApi: unknown): Promise<Response> {
  await readVisit(http);
  const document = documentSchema.parse(openApi);
  const groups = Map.groupBy(operationsOf(document.paths), ({ tags }) => tags[0] ?? "");
  return await renderPage(
    http,
    { title: docsTexts.title, current: "/docs" },
    <div class="docs">
      <p class="lead">{docsTexts.lead}</p>
      <p>
        <strong>{docsTexts.auth}.</strong> {docsTexts.authText} {docsTexts.language}
      </p>
      <p>
        <a href="/openapi.json">{docsTexts.document}</a> · {frameTexts.product} {document.info.version}
      </p>
      <nav class="panel" aria-label={docsTexts.contents}>
        <dl class="contents">
          {[...groups].map(([tag, operations]) => (
            <div>
              <dt lang="en">{tag}</dt>
              {operations.map(({ id, method, path }) => (
                <dd>
                  <a href={`#${id}`}>
                    <code>
                      {method} {path}
                    </code>
                  </a>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </nav>
      {[...groups].map(([tag, operations]) => (
        <section class="stack" aria-labelledby={anchorOf(tag)}>
          <h2 id={anchorOf(tag)} lang="en">
            {tag}
          </h2>
          {operations.map((operation) => (
            <OperationItem operation={operation} />
          ))}
        </section>
      ))}
      <Schemas schemas={document.components.schemas} />
    </div>,
  );
}

/** An id has no spaces: a label that names it would mean two. */
function anchorOf(tag: string): string {
  return `tag-${tag.replaceAll(" ", "-")}`;
}

function operationsOf(paths: z.output<typeof documentSchema>["paths"]): Operation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method];
      if (operation === undefined) return [];
      const id = `${method}${path.replace(/[{}]/g, "").replace(/\//g, "-")}`;
      return [{ ...operation, method: method.toUpperCase(), path, id }];
    }),
  );
}

function OperationItem({ operation }: { operation: Operation }) {
  const { id, method, path, summary, description, parameters = [], requestBody, responses } = operation;
  const name = `${method} ${path}`;
  const body = requestBody?.content["application/json"]?.schema;
  return (
    <article class="panel stack" id={id}>
      <h3>
        <code class="method">{method}</code> <code>{path}</code>
      </h3>
      <p>
        <span lang="en">
          <strong>{summary}.</strong> {description}
        </span>
      </p>
      <p class="help">
        {docsTexts.access}: {docsTexts.accessOf(operation["x-access"])}
      </p>
      {parameters.length === 0 ? null : <Parameters parameters={parameters} />}
      {body === undefined ? null : (
        <>
          <h4>{docsTexts.body}</h4>
          <Type label={docsTexts.bodyOf(name)} schema={body} />
        </>
      )}
      <h4>{docsTexts.answers}</h4>
      <ul class="answers">
        {Object.entries(responses).map(([status, { description: meaning, content }]) => {
          const schema = content?.["application/json"]?.schema;
          return (
            <li>
              <Badge tone={status.startsWith("2") ? "success" : "neutral"}>{status}</Badge>{" "}
              <span lang="en">{meaning}</span>
              {schema === undefined || !status.startsWith("2") ? null : (
                <Type label={docsTexts.answerOf(status, name)} schema={schema} />
              )}
            </li>
          );
        })}
      </ul>
    </article>
  );
}

function Parameters({ parameters }: { parameters: NonNullable<Operation["parameters"]> }) {
  const columns = [
    { label: docsTexts.name },
    { label: docsTexts.place },
    { label: docsTexts.type },
    { label: docsTexts.meaning },
  ];
  return (
    <Table caption={docsTexts.parameters} columns={columns}>
      {parameters.map(({ name, in: place, required, description, schema }) => (
        <tr>
          <Cell label={docsTexts.name}>
            <code>{name}</code>
          </Cell>
          <Cell label={docsTexts.place}>{place}</Cell>
          <Cell label={docsTexts.type} class="message">
            {writeType(schema)}
          </Cell>
          <Cell label={docsTexts.meaning} class="message">
            <Meaning required={required ?? false} text={description ?? schema.description} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Meaning({ required, text }: { required: boolean; text: string | undefined }) {
  if (!required && text === undefined) return <>—</>;
  return (
    <>
      {required ? docsTexts.required : null}
      {required && text !== undefined ? "; " : null}
      {text === undefined ? null : <span lang="en">{text}</span>}
    </>
  );
}

/** A schema in words; one that has a name leads to where it is told in full. */
function Type({ label, schema }: { label: string; schema: JsonSchema }) {
  const text = writeType(schema);
  if (schema.$ref === undefined) return <Code label={label}>{text}</Code>;
  return (
    <p>
      <a href={`#schema-${text}`}>
        <code>{text}</code>
      </a>
    </p>
  );
}

function Schemas({ schemas }: { schemas: Readonly<Record<string, JsonSchema>> }) {
  return (
    <section class="stack" aria-labelledby="schemas">
      <h2 id="schemas">{docsTexts.schemas}</h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <article class="panel stack" id={`schema-${name}`}>
          <h3>
            <code>{name}</code>
          </h3>
          <Code label={docsTexts.schemaOf(name)}>{writeType(schema)}</Code>
        </article>
      ))}
    </section>
  );
}
