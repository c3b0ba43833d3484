import { LOGO_BYTES_MAX, LOGO_SIDE_MAX, type LogoRefusal } from "@countersign/accounts";

/** Why a file is no logo, and what to do about it. */
export const logoSentences: Readonly<Record<LogoRefusal, string>> = {
  not_a_picture: "This file is not a PNG or SVG picture. Export your logo as PNG or SVG and choose that file.",
  too_heavy: `This file is too big. Use a logo of up to ${LOGO_BYTES_MAX / 1024} KB.`,
  too_large: `This picture is too large. Use one of up to ${LOGO_SIDE_MAX} by ${LOGO_SIDE_MAX} pixels.`,
  no_size: "This SVG does not say how large it is. Export it with a width and a height, or as PNG.",
};
