import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { exampleDigits } from "./example-phone.ts";
import { HYPHENS, MIDDLE_DOTS } from "./read-code.ts";
import { readText } from "./read-text.ts";

/** Why a text is not taken for a phone number that can get texts, with the part of it that is wrong. */
export type PhoneFault =
  | {
      readonly why:
        | "missing"
        | "not_a_number"
        | "digits_lost"
        | "two_numbers"
        | "plus_lost"
        | "no_mobile"
        | "no_country";
    }
  | { readonly why: "extension" | "words" | "odd_sign"; readonly part: string };

export type ReadPhone =
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly fault: PhoneFault };

/** Longer texts are not read at all. */
const TYPED_MOST = 100;
const PART_SHOWN_MOST = 20;
/** Fifteen (E.164), and what is dialled before them; more are two numbers. */
const DIGITS_MOST = 19;
/** An area code with its zero: what German and Austrian numbers write before a slash. */
const AREA_DIGITS_MOST = 5;
/** What is written between slashes where they group. */
const GROUP_DIGITS_MOST = 3;

// "x12", "ext. 12", "#12", "(Durchwahl 12)". Letters within digits are rather typed for digits.
const EXTENSION =
  /;? ?(?:\(?(?:(?<![\p{L}0-9])\p{L}+|(?<![\p{L}])(?:x|ext|p|w))[.:= ]{0,2}|#) ?[0-9]{1,7}\)?$|,+ ?[0-9]{1,6}$/iu;
const ANY_HYPHEN = new RegExp(`[${HYPHENS}]`, "gu");
const ANY_MIDDLE_DOT = new RegExp(`[${MIDDLE_DOTS}]`, "gu");
const ODD_SIGN = /[^+0-9 ()./-]/u;
const NO_TEXTS: ReadonlySet<string> = new Set([
  "FIXED_LINE",
  "TOLL_FREE",
  "PREMIUM_RATE",
  "SHARED_COST",
  "UAN",
  "VOICEMAIL",
  "PAGER",
]);

/**
 * Reads a phone number that texts may go to, in E.164 (`+447700900123`). It is taken only as it was written: whatever
 * does not just group its digits is a reason to ask again. Whether it is a mobile and whose it is, only a code sent to it
 * and typed back can tell; what the numbering plan knows for a landline is refused at once.
 *
 * @param country ISO 3166-1: how a number without a country code is read
 */
export function readPhone(typed: string, country: string): ReadPhone {
  if (typed.length > TYPED_MOST) return refused({ why: "not_a_number" });
  const text = asWritten(readText(typed));
  if (text === "") return refused({ why: "missing" });
  const fault = faultIn(text);
  if (fault) return refused(fault);
  const home = isSupportedCountry(country) ? country : undefined;
  // "(+44) 7700 900231" and "+44 (0)7700 900231": at home a zero is dialled first, from abroad it is not. Where text runs
  // from right to left, a plus may be copied from behind what it stood before.
  const grouped = text
    .replace(/^\(([^()]*)\)$/, "$1")
    .replace(/^\( ?((?:\+|00) ?[0-9]{1,3}) ?\)/, "$1 ")
    .replace(/^((?:\+|00)[0-9 ]{1,5})\( ?0 ?\)/, "$1 ")
    .replace(/^([0-9]{1,3})\+(?= ?[0-9])/, "+$1 ")
    .replace(/^([1-9][0-9 ()-]*)\+$/, "+$1");
  if (digitsIn(grouped) > DIGITS_MOST || /\+[^+]*[0-9][^+]*\+/.test(grouped)) return refused({ why: "two_numbers" });
  if (!/^\+?[^+]*$/.test(grouped)) return refused({ why: "odd_sign", part: "+" });
  if (!home && !grouped.startsWith("+")) return refused({ why: "no_country" });
  if (home && hasLostPlus(grouped, home)) return refused({ why: "plus_lost" });
  return home && grouped.startsWith("00") ? fromZeros(grouped, home) : takenNumber(grouped, home);
}

/**
 * Two zeros stand for the plus nearly everywhere, but in some countries a carrier's number follows them ("00 31 44" from
 * Brazil) or they are part of another sign ("0011" in Australia). Where both readings are numbers, only a plus can tell.
 */
function fromZeros(text: string, home: CountryCode): ReadPhone {
  const asPlus = takenNumber(`+${text.slice(2)}`, home);
  const asDialled = takenNumber(text, home);
  const isKnown = (read: ReadPhone) => read.ok && parsePhoneNumberFromString(read.phone)?.isValid() === true;
  const known = [asPlus, asDialled].filter(isKnown);
  const [one, other] = known.length > 0 ? known : [asPlus, asDialled].filter(({ ok }) => ok);
  if (!one) return asDialled;
  const isOne = !other || (one.ok && other.ok && one.phone === other.phone);
  return isOne ? one : refused({ why: "no_country" });
}

/** Without what a link or a spreadsheet put around the number. */
function asWritten(text: string): string {
  const link = /^(?:tel|sms|smsto|callto):(.*)$/i.exec(text)?.[1];
  const bare = (link === undefined ? withoutQuotes(text) : fromLink(link))
    .replace(ANY_HYPHEN, "-")
    .replace(ANY_MIDDLE_DOT, " ")
    .trim();
  // A spreadsheet's number: digits in one piece, and a fraction of nothing.
  return bare.replace(/^(\+?[0-9 ]{6,})[.,]0+$/, "$1");
}

/** Without the quotes that a file or a chat put around it, and the comma or full stop of a sentence or list. */
function withoutQuotes(text: string): string {
  return text
    .replace(/^(?:[\s"'“”„‟‘’‚‛«»‹›`´[]|\p{Extended_Pictographic}\ufe0f?)+/u, "")
    .replace(/[\s"'“”„‟‘’‚‛«»‹›`´\],;.:]+$/, "");
}

/** RFC 3966: parameters are dropped, a context is the number's beginning; an extension stays and is refused as one. */
function fromLink(link: string): string {
  const [number = "", ...parameters] = link
    .replace(/^\/+/, "")
    .replace(/\?.*$/, "")
    .replaceAll("%20", " ")
    .replace(/%2b/gi, "+")
    .split(";");
  const parameter = (name: string) =>
    parameters.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const context = parameter("phone-context") ?? "";
  const extension = parameter("ext");
  const whole = context.startsWith("+") && !number.startsWith("+") ? `${context} ${number}` : number;
  return extension ? `${whole} ext. ${extension}` : whole;
}

function faultIn(text: string): PhoneFault | null {
  if (/^\+?[0-9]+(?:[.,][0-9]+)?E\+?[0-9]+$/i.test(text)) return { why: "digits_lost" };
  const extension = EXTENSION.exec(text);
  if (extension && digitsIn(text.slice(0, extension.index)) >= 6)
    return { why: "extension", part: shown(extension[0]) };
  if (isTwo(text)) return { why: "two_numbers" };
  const words = /\p{L}[\p{L}\p{M}'. -]*/u.exec(text);
  if (words) return { why: "words", part: shown(words[0]) };
  const odd = ODD_SIGN.exec(text);
  if (odd) return { why: "odd_sign", part: shown(odd[0]) };
  // A last group of one digit behind a full stop is a fraction, not a group.
  return /\.[0-9]$/.test(text) ? { why: "odd_sign", part: text.slice(-2) } : null;
}

function isTwo(text: string): boolean {
  const parts = text.split(/[/;|,&\n]| (?:or|and|oder|ou|o|y|und|et) /i);
  if (parts.length === 1) return false;
  const isSlashed = !/[;|,&\n]| [a-z]+ /i.test(text);
  // "06/12/34/56/78" is one number, and so is "0151/23456789".
  if (isSlashed && parts.length > 2 && parts.every((part) => digitsIn(part) <= GROUP_DIGITS_MOST)) return false;
  const [area = "", rest = ""] = parts;
  const areaDigits = digitsIn(area.replace(/^(?:\+|00) ?[0-9]{2}/, ""));
  const isWhole = /^ *[1-9]/.test(area) && digitsIn(area) === digitsIn(rest);
  if (isSlashed && parts.length === 2 && areaDigits <= AREA_DIGITS_MOST && digitsIn(rest) >= 4 && !isWhole)
    return false;
  return parts.filter((part) => digitsIn(part) > 0).length > 1;
}

/** Digits that begin with the country's own calling code, and the rest is a number, too: one with its plus lost? */
function hasLostPlus(text: string, country: CountryCode): boolean {
  const code = getCountryCallingCode(country);
  const digits = text.replace(/[^0-9+]/g, "");
  // Where the code is also what is dialled at home before a number, both readings are one (NANP).
  if (digits.startsWith("+") || code === "1" || !digits.startsWith(code)) return false;
  const rest = parsePhoneNumberFromString(`+${digits}`);
  if (!rest) return false;
  const whole = parsePhoneNumberFromString(`+${code}${digits}`);
  return rest.isValid() || (rest.isPossible() && !whole?.isValid());
}

function takenNumber(text: string, country: CountryCode | undefined): ReadPhone {
  const number = parsePhoneNumberFromString(text.replaceAll("/", " "), country ? { defaultCountry: country } : {});
  if (!number?.isPossible() || number.ext) return refused({ why: "not_a_number" });
  const hasCode = text.startsWith("+");
  const type = number.getType();
  // What is no mobile here and a number elsewhere is that number, its plus lost.
  const isMobile = number.isValid() && (type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE");
  if (!hasCode && !isMobile && parsePhoneNumberFromString(`+${text.replace(/[^0-9]/g, "")}`)?.isValid())
    return refused({ why: "plus_lost" });
  if (!number.isValid() && !isLikeMobile(number, hasCode)) return refused({ why: "not_a_number" });
  return NO_TEXTS.has(type ?? "") ? refused({ why: "no_mobile" }) : { ok: true, phone: number.number };
}

/**
 * Not every number that is in use matches its plan (Ofcom's for drama do not), but it has a mobile's length. Without a
 * country code it begins like one, too: else it is likely another country's, its plus lost.
 */
function isLikeMobile(number: PhoneNumber, hasCode: boolean): boolean {
  const digits: string = number.nationalNumber;
  if (number.countryCallingCode === "1") return /^[2-9][0-9]{2}[2-9][0-9]{6}$/.test(digits);
  return number.getPossibleCountries().some((country) => {
    const mobile = exampleDigits(country);
    return mobile !== null && mobile.length === digits.length && (hasCode || mobile[0] === digits[0]);
  });
}

function digitsIn(text: string): number {
  return text.replace(/[^0-9]/g, "").length;
}

function shown(part: string): string {
  return [...part.trim()].slice(0, PART_SHOWN_MOST).join("");
}

function refused(fault: PhoneFault): ReadPhone {
  return { ok: false, fault };
}
