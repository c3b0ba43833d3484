import { type AccentShades, contrast, grounds } from "@countersign/messages/colours";

const scheme = { light: "Light", dark: "Dark" } as const;
type Scheme = keyof typeof scheme;

/** How a page looks in an accent's shades, drawn: nothing here is a control. Colours are attributes, as no style may be. */
export function AccentPreview({ clinic, shades }: { clinic: string; shades: AccentShades }) {
  return (
    <div className="flex flex-wrap gap-4">
      <Drawing clinic={clinic} shades={shades} which="light" />
      <Drawing clinic={clinic} shades={shades} which="dark" />
    </div>
  );
}

function Drawing({ clinic, shades, which }: { clinic: string; shades: AccentShades; which: Scheme }) {
  const { accent, soft, strong, onAccent } = shades[which];
  const { canvas, surface, ink, line } = grounds[which];
  return (
    <figure className="w-72 max-w-full">
      <svg
        viewBox="0 0 288 132"
        role="img"
        aria-label={`A page in ${which} with this accent`}
        className="block w-full rounded-xl border border-line forced-color-adjust-none"
      >
        <rect width="288" height="132" fill={canvas} />
        <rect width="288" height="36" fill={surface} />
        <rect width="288" height="4" fill={accent} />
        <rect y="36" width="288" height="1" fill={line} />
        <text x="14" y="25" fontSize="13" fontWeight="600" fill={ink}>
          {clinic.length > 32 ? `${[...clinic].slice(0, 31).join("")}…` : clinic}
        </text>
        <rect x="14" y="50" width="260" height="68" rx="10" fill={surface} stroke={line} />
        <rect x="27" y="63" width="84" height="40" rx="9" fill="none" stroke={accent} strokeWidth="2" />
        <rect x="31" y="67" width="76" height="32" rx="6" fill={accent} />
        <text x="69" y="88" fontSize="13" fontWeight="500" textAnchor="middle" fill={onAccent}>
          Sign in
        </text>
        <text x="124" y="79" fontSize="12" fill={accent} textDecoration="underline">
          Forgot your password?
        </text>
        <rect x="124" y="88" width="66" height="20" rx="10" fill={soft} />
        <text x="157" y="102" fontSize="11" textAnchor="middle" fill={strong}>
          Chosen
        </text>
      </svg>
      <figcaption className="mt-1.5 text-ink-muted text-sm">
        {scheme[which]}: {accent}, {contrast(accent, surface).toFixed(1)} to 1
      </figcaption>
    </figure>
  );
}
