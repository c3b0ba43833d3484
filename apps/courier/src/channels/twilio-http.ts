import RequestClient from "twilio/lib/base/RequestClient.js";
import type Response from "twilio/lib/http/response.js";
import { retryAfterSeconds } from "./retry-after.ts";

const TWILIO = "https://api.twilio.com";

/** Twilio said 429. Its library would keep the status and lose the header that says for how long. */
export class TwilioThrottled extends Error {
  readonly retryAfterSeconds: number | null;

  constructor(seconds: number | null) {
    super("Twilio answered 429.");
    this.retryAfterSeconds = seconds;
  }
}

/** Twilio's own HTTP client, with a time limit, at another address where one is set, and without its own retries. */
export class TwilioHttp extends RequestClient {
  readonly #baseUrl: string;

  constructor(baseUrl: string | null, timeoutMs: number) {
    super({ timeout: timeoutMs });
    this.#baseUrl = baseUrl ?? TWILIO;
  }

  override async request<T>(options: RequestClient.RequestOptions<T>): Promise<Response<T>> {
    const uri = options.uri.replace(TWILIO, this.#baseUrl);
    const answer = await super.request<T>({ ...options, uri });
    if (answer.statusCode !== 429) return answer;
    const header: unknown = answer.headers?.["retry-after"];
    throw new TwilioThrottled(retryAfterSeconds(typeof header === "string" ? header : null, new Date()));
  }
}
