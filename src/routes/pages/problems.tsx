import { NoticeBox } from "./components.tsx";

type Problem = { message: string; hint?: string };

/** What stands in a sale's way: what happened, and what to do. */
export function Problems({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <NoticeBox tone="warning" title={title}>
      <ul class="problems">
        {problems.map(({ message, hint }) => (
          <li>
            <p>{message}</p>
            {hint === undefined || hint === "" ? null : <p class="help">{hint}</p>}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
