import { QRCodeSVG } from "qrcode.react";

/**
 * The drawing of a set-up link, with its margin of four modules. Error correction M: the link is kept short enough for
 * version 12, so that a module is three pixels wide even on a small screen.
 */
export function SetupQrCode({ uri }: { uri: string }) {
  return <QRCodeSVG value={uri} level="M" marginSize={4} role="presentation" />;
}
