import { context } from "@countersign/auth/context.ts";
import { channelsOf, isFailing, type LoginRow, readCodeDelivery, type SentCode } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Banner } from "@countersign/ui/feedback/banner.tsx";
import { codePage } from "./code-pages.ts";
import { type CodeTrouble, troubleSentence } from "./delivery-sentences.ts";
import { LookAgain } from "./look-again.tsx";

/** What is known about the newest code's message. */
export type CodeNews = {
  readonly trouble: CodeTrouble | null;
  /** Whether that may change by itself in a moment. */
  readonly underWay: boolean;
};

/** Asks what became of the newest code's message. Asks the database only: no page waits for a provider. */
export async function codeNews(login: LoginRow, sent: SentCode | null): Promise<CodeNews> {
  const delivery = await readCodeDelivery(context(), login);
  const underWay = delivery === "under_way" || delivery === "slow";
  if (!sent || delivery === null) return { trouble: null, underWay: false };
  if (delivery === "undeliverable" || isFailing(login, sent.channel)) return { trouble: "not_arriving", underWay };
  if (delivery === "slow" || delivery === "unsent") return { trouble: delivery, underWay };
  return { trouble: null, underWay };
}

/** Tells plainly when a code does not arrive or takes long, and what works instead. Told to screen readers as it changes. */
export function DeliveryNews({ login, sent, news }: { login: LoginRow; sent: SentCode | null; news: CodeNews }) {
  if (!sent) return null;
  const hasOther = channelsOf(login).some((way) => way !== sent.channel);
  return (
    <div aria-live="polite" className="empty:hidden">
      {news.trouble ? (
        <Banner tone="caution" action={<TextLink href={codePage(login.purpose)}>Check again</TextLink>}>
          {troubleSentence(news.trouble, sent, hasOther)}
        </Banner>
      ) : null}
      {news.underWay ? <LookAgain key={sent.issue} /> : null}
    </div>
  );
}
