import type { Fields } from "../input.ts";
import type { Task } from "../resources.ts";
import { localTime, type Session } from "../session.ts";
import { ACTION, ENTITY, sendWebhooks } from "../webhooks/send.ts";
import { presentTasks } from "./present.ts";
import { newTask } from "./write.ts";

/** Opens a task and tells whoever listens. */
export async function addTask(session: Session, fields: Fields): Promise<Task> {
  const task = await newTask(session, "0", fields);
  const numbered = { ...task, id: String(await session.store.take("tasks")) };
  await session.store.insertion("tasks", { id: numbered.id, document: numbered }).run();
  await tell(session, ACTION.added, numbered);
  return numbered;
}

/** Stores a task that changed just now and tells whoever listens. */
export async function storeTask(session: Session, task: Task): Promise<Task> {
  const changed = { ...task, dateLastUpdate: localTime(session.nowMs) };
  await session.store.replacement("tasks", { id: task.id, document: changed }).run();
  await tellChange(session, changed);
  return changed;
}

/** Tells whoever listens that a task changed. */
export async function tellChange(session: Session, task: Task): Promise<void> {
  await tell(session, ACTION.changed, task);
}

/** Removes a task: from then on only `/tasks/GetDeletedTasks` tells of it. */
export async function removeTask(session: Session, task: Task): Promise<void> {
  const { store, nowMs } = session;
  const deleted = { id: task.id, taskDate: task.taskDate, deletedAt: localTime(nowMs) };
  await store.database.batch([
    store.removal("tasks", task.id),
    store.insertion("deletedTasks", { id: task.id, document: deleted }),
  ]);
  await tell(session, ACTION.removed, task);
}

async function tell(session: Session, action: number, task: Task): Promise<void> {
  const event = { entity: ENTITY.Task, action, entityId: Number(task.id) };
  await sendWebhooks(session, event, () => presentTasks([task], session));
}
