import { CLIMA_SUL } from "../../shared/clima-sul.ts";
import { slug } from "../../shared/names.ts";
import type { AuvoSeed } from "../seed.ts";
import { localTime } from "../session.ts";

const USERS = [
  ["Renata Souza", "Gestora de operações", 3],
  ["Jonas Becker", "Técnico de refrigeração", 1],
  ["Tiago Farias", "Técnico de climatização", 1],
  ["Patrícia Lemos", "Técnica de câmaras frias", 1],
] as const;

const TASK_TYPES = ["Instalação", "Preventiva", "Corretiva", "Visita técnica", "Orçamento no local"];

/** The stages of quotations; the last but one is the only one that is cancelled. */
const STAGES = [
  { description: "Em análise" },
  { description: "Enviado ao cliente" },
  { description: "Aprovado", changeStock: true, editAllowed: false },
  { description: "Cancelado", isCancelled: true, editAllowed: false },
  { description: "Faturado", editAllowed: false },
];

/** Who works here, what kinds of task there are and through which stages a quotation goes. */
export function seedTeam(seed: AuvoSeed, nowMs: number): void {
  for (const [name, jobPosition, userType] of USERS) {
    const login = slug(name).replace("-", ".");
    const email = `${login}@climasul.example`;
    const guid = crypto.randomUUID();
    seed.add("users", { guid, externalId: "", name, login, email, jobPosition, userType, active: true });
  }
  const creatorId = Number(seed.all("users")[0]?.id ?? 0);
  for (const description of TASK_TYPES) {
    const creationDate = localTime(nowMs).slice(0, 10);
    seed.add("taskTypes", { description, creatorId, creationDate, standardTime: "01:30:00", active: true });
  }
  for (const [index, stage] of STAGES.entries()) {
    seed.add("quotationStages", {
      position: index + 1,
      changeStock: false,
      isCancelled: false,
      editAllowed: true,
      ...stage,
    });
  }
  for (const description of ["Contrato PMOC", "Avulso", "Comércio", `Câmaras frias ${CLIMA_SUL.state}`]) {
    seed.add("customerGroups", { description });
  }
}
