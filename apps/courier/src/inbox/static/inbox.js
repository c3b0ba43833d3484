// Keeps the page current: new messages by server-sent events, codes by the clock. Everything also works without it.

const STEP_SECONDS = 30;
const parser = new DOMParser();
let changesAt = 0;

showButtons(document);
startCountdown();
setInterval(tick, 1000);
document.addEventListener("click", copy);
// Frames may have loaded before this ran; those that load later say so as they pass the document.
fitAll();
addEventListener("resize", fitAll);
document.addEventListener("load", ({ target }) => target.matches?.("iframe.mail") && fit(target), true);
if (document.body.dataset.live === "messages") new EventSource("/live").addEventListener("message", refresh);

async function refresh() {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const fresh = parser.parseFromString(await response.text(), "text/html");
  const arrived = document.querySelector("#messages") ? insertMessages(fresh) : 0;
  updateConversations(fresh);
  updateCodes(fresh);
  showButtons(document);
  startCountdown();
  if (arrived > 0) say(arrived === 1 ? "New message" : `${arrived} new messages`);
}

/** Only adds what is new, so that focus and selection stay where they are. */
function insertMessages(fresh) {
  const list = document.querySelector("#messages");
  const known = new Set([...list.children].map((item) => item.dataset.key));
  const arrived = [...fresh.querySelectorAll("#messages > li")].filter((item) => !known.has(item.dataset.key));
  list.prepend(...arrived.map((item) => document.adoptNode(item)));
  for (const item of arrived) item.classList.add("arrived");
  document.querySelector("#no-messages").hidden = list.children.length > 0;
  return arrived.length;
}

/** The list is drawn anew, and focus stays with whom it was. */
function updateConversations(fresh) {
  const here = document.querySelector("#conversations");
  const there = fresh.querySelector("#conversations");
  if (!here || !there || here.textContent === there.textContent) return;
  const focused = here.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  here.replaceChildren(...there.childNodes);
  for (const link of here.querySelectorAll("a")) if (link.getAttribute("href") === focused) link.focus();
}

function fitAll() {
  for (const frame of document.querySelectorAll("iframe.mail")) fit(frame);
}

/** A mail is as high as it is; the page can measure it because nothing in it runs. */
function fit(frame) {
  const height = frame.contentDocument?.body?.scrollHeight;
  if (height) frame.style.height = `${height + 2}px`;
}

function updateCodes(fresh) {
  const keys = (root) => [...root.querySelectorAll("#codes > li")].map((item) => item.dataset.key).join();
  const here = document.querySelector("#authenticators");
  const there = fresh.querySelector("#authenticators");
  if (keys(here) !== keys(there)) {
    here.replaceChildren(...there.childNodes);
    return;
  }
  const items = here.querySelectorAll("#codes > li");
  for (const [index, item] of [...there.querySelectorAll("#codes > li")].entries()) {
    const code = item.querySelector(".code").textContent;
    items[index].querySelector(".code").textContent = code;
    const button = items[index].querySelector("[data-copy]");
    button.dataset.copy = code;
    button.setAttribute("aria-label", `Copy ${code}`);
  }
  const seconds = there.querySelector("#countdown")?.dataset.seconds;
  if (seconds) here.querySelector("#countdown").dataset.seconds = seconds;
}

/** The server says how many seconds are left, so a wrong clock of the browser does no harm. */
function startCountdown() {
  const countdown = document.querySelector("#countdown");
  if (countdown) changesAt = performance.now() + Number(countdown.dataset.seconds) * 1000;
}

function tick() {
  const countdown = document.querySelector("#countdown");
  if (!countdown) return;
  const left = Math.ceil((changesAt - performance.now()) / 1000);
  if (left <= 0) {
    changesAt = performance.now() + STEP_SECONDS * 1000;
    refresh();
    return;
  }
  countdown.querySelector(".seconds").textContent = String(left);
  countdown.querySelector(".left").setAttribute("stroke-dasharray", `${left} ${STEP_SECONDS}`);
  countdown.classList.toggle("soon", left <= 5);
}

function showButtons(root) {
  for (const button of root.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
}

async function copy(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    say("Copied");
    button.classList.add("done");
    button.addEventListener("blur", () => button.classList.remove("done"), { once: true });
  } catch {
    say("The browser did not allow copying.");
  }
}

function say(text) {
  document.querySelector("#announcement").textContent = text;
}
