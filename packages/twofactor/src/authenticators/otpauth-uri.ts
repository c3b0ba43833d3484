/** Longest issuer or account name put into the QR code; longer ones make it too fine to scan from a screen. */
const NAME_LENGTH_MOST = 64;

/**
 * The link behind the QR code. Everything an app would assume anyway (SHA-1, six digits, 30 seconds) is left out,
 * because some apps refuse to read what they do not expect.
 *
 * @param input.setupKey base32 without padding
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri(input: {
  readonly issuer: string;
  readonly account: string;
  readonly setupKey: string;
}): string {
  const issuer = encoded(input.issuer);
  return `otpauth://totp/${issuer}:${encoded(input.account)}?secret=${input.setupKey}&issuer=${issuer}`;
}

/** Percent-encoded with %20 for spaces; the colon separates issuer from account and may stand in neither. */
function encoded(name: string): string {
  const plain = name.toWellFormed().replaceAll(":", " ").replaceAll(/\s+/g, " ").replaceAll(/\p{C}/gu, "").trim();
  return encodeURIComponent([...plain].slice(0, NAME_LENGTH_MOST).join(""));
}
