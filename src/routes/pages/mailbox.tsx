import { listOutbox } from "../../services/mail/outbox.ts";
import { mailboxTexts } from "../../strings/pages-team.ts";
import { Empty } from "./components.tsx";
import { showInstant } from "./format.ts";
import { renderPage } from "./render.tsx";
import type { Visit } from "./visit.ts";

const MAILS = 50;

/** `/dev/outbox`: the mails that a local hub would have sent. */
export async function showMailbox({ context, http }: Visit): Promise<Response> {
  const mails = await listOutbox(context, MAILS);
  return await renderPage(
    http,
    { title: mailboxTexts.title, current: "/dev/outbox" },
    <>
      <p class="lead">{mailboxTexts.lead}</p>
      {mails.length === 0 ? <Empty title={mailboxTexts.none} /> : null}
      {mails.map(({ id, at, to, subject, text }) => (
        <section class="panel stack" aria-labelledby={id}>
          <h2 id={id}>{subject}</h2>
          <p class="help">
            {mailboxTexts.to(to)} · <time datetime={at}>{showInstant(at)}</time>
          </p>
          <p class="mail">{text}</p>
          <MailLink text={text} label={mailboxTexts.open} />
        </section>
      ))}
    </>,
  );
}

function MailLink({ text, label }: { text: string; label: string }) {
  const url = /https?:\/\/\S+/.exec(text)?.[0];
  return url === undefined ? null : (
    <p>
      <a class="button" href={url}>
        {label}
      </a>
    </p>
  );
}
