import { elements, type Fields, text } from "./input.ts";
import type { CustomField, Resources } from "./resources.ts";
import { resolveReference, type Session } from "./session.ts";

type AttributeResource = Extract<keyof Resources, `atributos_${string}`>;

/** The custom fields of a request; each names one that the account has, and gets an id of its own. */
export async function readCustomFields(
  session: Session,
  fields: Fields,
  resource: AttributeResource,
): Promise<CustomField[]> {
  const sent = elements(fields, "atributos", "atributo") ?? [];
  if (sent.length === 0) return [];
  const firstId = await session.store.take("linhas", sent.length);
  const customFields: CustomField[] = [];
  for (const [index, element] of sent.entries()) {
    const attributeId = text(element.fields, "atributo_id");
    const attribute = await resolveReference(session, resource, "atributo_id", attributeId);
    customFields.push({
      atributo: {
        id: String(firstId + index),
        atributo_id: attributeId,
        descricao: attribute?.nome ?? "",
        conteudo: text(element.fields, "conteudo"),
        tipo: attribute?.tipo ?? "",
      },
    });
  }
  return customFields;
}
