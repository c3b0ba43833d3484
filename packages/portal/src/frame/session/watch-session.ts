import { loginPath, signedOutReasonOf } from "@countersign/auth/return-path.ts";
import type { SessionLeft, SessionNews } from "./session-left.ts";
import { SESSION_LEFT, SESSION_STAY } from "./session-paths.ts";
import { asksAgain, type Warning, warningOf } from "./warning.ts";

/** What a page shows: a warning and until when, by the browser's clock; or null. */
export type Shown = { readonly by: "idle" | "last"; readonly until: number } | null;

/** Between the pages of one portal in this browser. Whoever hears anything asks the portal what it means. */
const CHANNEL = "countersign-session";

/** The newest that any page of this document was told, and when, by the browser's clock. */
let newest: { readonly left: SessionLeft; readonly since: number } | null = null;

/**
 * Watches over the session of the page that is open: shows a warning before it ends, and leads to the sign-in once it
 * has. It asks the portal when a warning is due, when it would be over, when the page is looked at again and when
 * another page says that something changed; never in between. Asking keeps no session.
 */
export function watchSession(first: SessionLeft, show: (shown: Shown) => void) {
  const channel = new BroadcastChannel(CHANNEL);
  const page = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  learn(first);

  function judge(): void {
    if (!newest) return;
    clearTimeout(timer);
    const warning = warningOf(newest.left, Date.now() - newest.since);
    show(warning.at === "warn" ? { by: warning.by, until: Date.now() + warning.ms } : null);
    if (warning.at === "over") leave(reasonOf(warning));
    else timer = setTimeout(look, warning.ms);
  }

  function take(news: SessionNews): void {
    if (news.live) {
      learn(news);
      page.hidden = false;
      judge();
    } else leave(news.because);
  }

  function look(): Promise<void> {
    // Where the portal cannot be reached, what it told last goes on to count.
    return ask(SESSION_LEFT, "GET").then(take, judge);
  }

  async function stay(): Promise<void> {
    await ask(SESSION_STAY, "POST").then(take, judge);
    channel.postMessage("changed");
  }

  function leave(because: string | null): void {
    clearTimeout(timer);
    page.hidden = true;
    const { pathname, search } = window.location;
    // Another document, so that nothing of this one is left; and no way back to it.
    window.location.replace(loginPath(pathname + search, signedOutReasonOf(because)));
  }

  const onLookedAt = () => {
    if (document.visibilityState === "visible" && asksAgain(Date.now() - (newest?.since ?? 0))) void look();
  };
  // A browser may keep the page to show it again when somebody goes back: kept is an empty one. And whoever signed out
  // here did so by leaving, which the others learn from.
  const onLeft = () => {
    page.hidden = true;
    channel.postMessage("changed");
  };
  const onRestored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) ask(SESSION_LEFT, "GET").then(take, () => window.location.reload());
  };
  channel.onmessage = () => void look();
  document.addEventListener("visibilitychange", onLookedAt);
  window.addEventListener("pagehide", onLeft);
  window.addEventListener("pageshow", onRestored);
  judge();

  return {
    /** Keeps the session. Nothing of the page changes but that the warning goes. */
    stay,
    stop(): void {
      clearTimeout(timer);
      channel.close();
      document.removeEventListener("visibilitychange", onLookedAt);
      window.removeEventListener("pagehide", onLeft);
      window.removeEventListener("pageshow", onRestored);
    },
  };
}

function learn(left: SessionLeft): void {
  if (!newest || left.toldAt > newest.left.toldAt) newest = { left, since: Date.now() };
}

function reasonOf({ by }: Extract<Warning, { at: "over" }>): string {
  return by === "idle" ? "idle" : "expired";
}

async function ask(path: string, method: "GET" | "POST"): Promise<SessionNews> {
  const answer = await fetch(path, { method, cache: "no-store" });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.json();
}
