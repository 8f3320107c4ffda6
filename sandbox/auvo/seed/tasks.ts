import type { Task, TaskLine } from "../resources.ts";
import type { AuvoSeed } from "../seed.ts";
import { localTime } from "../session.ts";
import { blankTask } from "../tasks/write.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/** How far a visit has come: each of these is met by other values of the filter `status`. */
type Progress =
  | "planned"
  | "displacement"
  | "executing"
  | "paused"
  | "checked_out"
  | "finished_manually"
  | "finished_automatically"
  | "finished_with_pendency"
  | "waits_with_pendency";

/** The states in turn, those that matter most first. */
export const PROGRESSES: readonly Progress[] = [
  "finished_manually",
  "finished_automatically",
  "planned",
  "executing",
  "finished_with_pendency",
  "checked_out",
  "displacement",
  "paused",
  "waits_with_pendency",
];

const ORIENTATIONS = [
  "Higienizar as evaporadoras do salão e medir o superaquecimento.",
  "Câmara fria não baixa de 8 °C: verificar gás e degelo.",
  "Instalar split 12.000 BTU na recepção; ponto elétrico pronto.",
  "Preventiva do PMOC, conforme o plano mensal.",
  "Vazamento de água na sala 3.",
];

/** Forty tasks in every state, with and without customer, parts, services, discounts and reports. */
export function seedTasks(seed: AuvoSeed, nowMs: number): void {
  for (let index = 0; index < 40; index++) {
    const progress = PROGRESSES[index % PROGRESSES.length] ?? "planned";
    const { id: _, ...task } = seededTask(seed, index, progress, nowMs);
    seed.add("tasks", task);
  }
}

function seededTask(seed: AuvoSeed, index: number, progress: Progress, nowMs: number): Task {
  const [customers, users, types] = [seed.all("customers"), seed.all("users"), seed.all("taskTypes")];
  const daysAhead = progress === "planned" || progress === "displacement" ? 1 + (index % 9) : -(index % 28);
  const startMs = nowMs + daysAhead * DAY_MS - (index % 5) * HOUR_MS;
  // Every tenth visit has no customer: it was opened on the road.
  const customer = index % 10 === 9 ? undefined : customers[index % customers.length];
  const technician = users[1 + (index % (users.length - 1))];
  const opened: Task = {
    ...blankTask("", localTime(Math.min(startMs, nowMs) - 3 * DAY_MS)),
    idUserFrom: Number(users[0]?.id ?? 0),
    idUserTo: Number(technician?.id ?? 0),
    customerId: Number(customer?.id ?? 0),
    taskType: Number(types[index % types.length]?.id ?? 0),
    taskDate: localTime(startMs),
    address: customer?.address ?? "Rodovia SC-401, km 4, Florianópolis-SC",
    latitude: customer?.latitude ?? -27.55,
    longitude: customer?.longitude ?? -48.5,
    orientation: ORIENTATIONS[index % ORIENTATIONS.length] ?? "",
    priority: 1 + (index % 3),
  };
  const advanced = advance(opened, progress, Math.min(startMs, nowMs - 2 * HOUR_MS));
  return advanced.checkInDate === "" ? advanced : withWork(seed, advanced, index);
}

/** A task as it stands when it has come so far, begun at an instant. */
export function advance(task: Task, progress: Progress, startMs: number): Task {
  const [start, end] = [localTime(startMs), localTime(startMs + 1.5 * HOUR_MS)];
  const seen = { ...task, visualizedDate: localTime(startMs - HOUR_MS) };
  const begun = { ...seen, checkInDate: start, taskStatus: 3, dateLastUpdate: start };
  const ended = { ...begun, checkOutDate: end, taskStatus: 4, durationSeconds: 5400, dateLastUpdate: end };
  const report = "Serviço executado conforme a orientação; equipamento testado com o cliente.";
  const finished = { ...ended, finished: true, taskStatus: 5, report, signatureName: "Responsável no local" };
  const pendency = "Cliente pediu retorno: falta peça para concluir.";
  switch (progress) {
    case "planned":
      return task;
    case "displacement":
      return { ...seen, taskStatus: 2, displacementStart: localTime(startMs - HOUR_MS / 2) };
    case "executing":
      return begun;
    case "paused":
      return { ...begun, taskStatus: 6, reasonForPause: "Aguardando liberação do local" };
    case "checked_out":
      return { ...ended, report };
    case "finished_manually":
      return { ...finished, finishMode: "manual" };
    case "finished_automatically":
      return { ...finished, finishMode: "automatic" };
    case "finished_with_pendency":
      return { ...finished, finishMode: "manual", pendency };
    case "waits_with_pendency":
      return { ...ended, pendency };
  }
}

/** Parts, services, costs, discounts, photos and answers, more or fewer of them. */
function withWork(seed: AuvoSeed, task: Task, index: number): Task {
  const [products, services, costs] = [
    seed.all("products"),
    seed.all("services"),
    seed.all("additionalCosts"),
  ];
  const product = products[(index * 7) % products.length];
  const service = services[index % services.length];
  const second = services[(index + 3) % services.length];
  const cost = costs[index % costs.length];
  const line = (row: { id: string } | undefined, price: string, quantity: number): TaskLine[] =>
    row
      ? [
          {
            code: Number(row.id),
            quantity,
            unitaryValue: price,
            discount: index % 4 === 1 ? { type: 1, value: "10.00" } : { type: 0, value: "0.00" },
            userId: task.idUserTo,
            dateRegister: task.checkInDate,
          },
        ]
      : [];
  return {
    ...task,
    products: index % 3 === 2 ? [] : line(product, product?.unitaryValue ?? "0.00", 1 + (index % 3)),
    services: [
      ...line(service, service?.price ?? "0.00", 1),
      ...(index % 5 === 0 ? line(second, second?.price ?? "0.00", 2) : []),
    ],
    additionalCosts: index % 6 === 0 && cost ? [{ code: Number(cost.id), value: cost.value }] : [],
    discount: index % 7 === 0 ? { type: 0, value: "15.50" } : { type: 0, value: "0.00" },
    expense: index % 4 === 0 ? "1250.00" : "0.00",
    attachments: [
      {
        id: index + 1,
        url: `https://app.auvo.com.br/anexos/${task.pageKey}/foto.png`,
        description: "Foto do equipamento",
        extension: ".png",
      },
    ],
    questionnaires: index % 2 === 0 ? [questionnaire(index, task.checkInDate)] : [],
  };
}

function questionnaire(index: number, replyDate: string): Record<string, unknown> {
  const answer = {
    questionId: 1,
    questionDescription: "Temperatura de insuflamento (°C)",
    replyId: index + 1,
  };
  return {
    itemId: index + 1,
    questionnaireId: 7,
    questionnaireDescription: "Checklist de climatização",
    answers: [{ ...answer, reply: String(9 + (index % 5)), replyDate }],
  };
}
