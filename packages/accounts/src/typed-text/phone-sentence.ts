import { exampleAbroad, examplePhone } from "./example-phone.ts";
import { type PhoneFault, readPhone } from "./read-phone.ts";

/** What is said beside a field whose number was not taken. The example is one of the clinic's country. */
export function phoneSentence(fault: PhoneFault, country: string): string {
  const example = examplePhone(country);
  switch (fault.why) {
    case "missing":
    case "not_a_number":
      return `Type a mobile number, such as ${example}. Start with + and the country code if it is from abroad.`;
    case "no_country":
      return `Start with + and the country code, such as ${example}.`;
    case "digits_lost":
      return "A spreadsheet has shortened this number and its last digits are lost. Type the whole number.";
    case "two_numbers":
      return "Type one number only.";
    case "plus_lost":
      return `Start with + and the country code, or leave the code out, such as ${exampleAbroad(country)} or ${example}.`;
    case "no_mobile":
      return `This number can't get text messages. Type a mobile number, such as ${example}.`;
    case "extension":
      return `Leave out the extension “${fault.part}”. Codes can't be texted to one.`;
    case "words":
      return `Leave out “${fault.part}”. Type the number only, such as ${example}.`;
    default:
      return `Leave out “${fault.part}”. Use digits, spaces, brackets and hyphens only, such as ${example}.`;
  }
}

/** What is said beside the field of a number as typed; null when it is taken. */
export function phoneObjection(typed: string, country: string): string | null {
  const read = readPhone(typed, country);
  return read.ok ? null : phoneSentence(read.fault, country);
}
