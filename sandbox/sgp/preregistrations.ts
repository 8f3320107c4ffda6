import { Hono } from "hono";
import { timestampInSaoPaulo } from "../shared/clock.ts";
import { Refusal } from "./envelope.ts";
import { date, isOn, required, text } from "./input.ts";
import { MESSAGES } from "./messages.ts";
import type { PreRegistration, Resources } from "./records.ts";
import type { Session, SgpHono } from "./session.ts";

/** `/api/precadastro`: who wants to become a customer, and what they may choose. */
export const preRegistrations = new Hono<SgpHono>();

preRegistrations.post("/:kind{(F|J)/?}", async (context) => {
  const { session } = context.env;
  const { fields, store, switches } = session;
  const personKind = context.req.param("kind").startsWith("F") ? "F" : "J";
  required(fields, "nome");
  required(fields, "logradouro");
  date(fields, "datanasc");
  const activated = isOn(fields, "precadastro_ativar");
  const chosen = await readChoices(session, activated);
  const id = String(await store.take("preRegistrations"));
  const document: PreRegistration = {
    id,
    personKind,
    name: text(fields, "nome"),
    document: text(fields, "cpfcnpj")
      .replace(/[.\-/]/g, "")
      .toUpperCase(),
    sent: sentBy(session),
    activated,
    ...chosen,
    createdAt: timestampInSaoPaulo(session.nowMs),
  };
  await store.insertion("preRegistrations", { id, document }).run();
  return Response.json({
    ...(switches.PRECADASTRO_STATUS ? { status: 1 } : {}),
    [switches.PRECADASTRO_ID_KEY]: Number(id),
    message: MESSAGES.preRegistered,
  });
});

/** The lists to choose from: bare arrays. */
const LISTS = {
  plano: "plans",
  vencimento: "dueDays",
  vendedor: "sellers",
} as const satisfies Record<string, keyof Resources>;

preRegistrations.post("/:list{plano|vencimento|vendedor}/:verb{list/?}", async (context) => {
  const { store } = context.env.session;
  const name = context.req.param("list") as keyof typeof LISTS;
  if (name === "plano") {
    const plans = await store.all("plans");
    return Response.json(
      plans.map((plan) => ({ id: Number(plan.id), descricao: plan.name, valor: Number(plan.amount) })),
    );
  }
  const rows = await store.all(LISTS[name]);
  return Response.json(
    rows.map((row) =>
      name === "vendedor"
        ? { id: Number(row.id), nome: row.name }
        : { id: Number(row.id), dia: Number(row.name) },
    ),
  );
});

/** Plan, due day and seller count, and have to exist, only when the registration is activated at once. */
async function readChoices(session: Session, activated: boolean) {
  const { fields, store } = session;
  const chosen = {
    planId: text(fields, "plano_id") || text(fields, "plano"),
    dueDayId: text(fields, "vencimento_id") || text(fields, "vencimento"),
    sellerId: text(fields, "vendedor_id"),
  };
  const mediaId = text(fields, "midia_id");
  if (!activated) return { planId: "", dueDayId: "", sellerId: "", mediaId };
  if (chosen.planId === "") throw new Refusal(MESSAGES.required("plano_id"));
  if (chosen.dueDayId === "") throw new Refusal(MESSAGES.required("vencimento_id"));
  if (!(await store.find("plans", chosen.planId))) throw new Refusal(MESSAGES.unknown("plano_id"));
  if (!(await store.find("dueDays", chosen.dueDayId))) throw new Refusal(MESSAGES.unknown("vencimento_id"));
  if (chosen.sellerId !== "" && !(await store.find("sellers", chosen.sellerId))) {
    throw new Refusal(MESSAGES.unknown("vendedor_id"));
  }
  return { ...chosen, mediaId };
}

/** What was sent but for the credentials, so that tests and people can look at it. */
function sentBy({ fields }: Session): Record<string, string> {
  const names = Object.keys(fields).filter((name) => name !== "token" && name !== "app");
  return Object.fromEntries(names.map((name) => [name, text(fields, name)]));
}
