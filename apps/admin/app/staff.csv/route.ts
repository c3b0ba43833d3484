import { sendPeople } from "../../src/people/send-people.ts";

/** `/staff.csv`: the staff, filtered and ordered as the same address without `.csv` shows them. */
export function GET(request: Request): Promise<Response> {
  return sendPeople("staff", request);
}
