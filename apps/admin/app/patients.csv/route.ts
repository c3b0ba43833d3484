import { sendPeople } from "../../src/people/send-people.ts";

/** `/patients.csv`: the patients, filtered and ordered as the same address without `.csv` shows them. */
export function GET(request: Request): Promise<Response> {
  return sendPeople("patient", request);
}
