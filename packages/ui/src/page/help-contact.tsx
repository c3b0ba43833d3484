import { Mail, Phone } from "lucide-react";

/** How to reach people who can help. */
export interface HelpContactProps {
  /** What the lines are for, e.g. "Help from Lakeside Physio". */
  title: string;
  phone?: string | undefined;
  email?: string | undefined;
  /** Plain words, e.g. "Monday to Friday, 8:00 to 17:00". */
  hours?: string | undefined;
}

const link =
  "inline-flex min-h-6 items-center gap-1.5 text-accent underline underline-offset-4 hover:text-accent-strong";

/** The help contact, for the `help` slot of the frames, and for pages that send people there. */
export function HelpContact({ title, phone, email, hours }: HelpContactProps) {
  return (
    <address className="flex flex-wrap items-center gap-x-6 gap-y-2 text-sm not-italic">
      <span className="font-medium">{title}</span>
      {phone ? (
        <a className={link} href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>
          <Phone size={15} aria-hidden />
          {phone}
        </a>
      ) : null}
      {email ? (
        <a className={link} href={`mailto:${email}`}>
          <Mail size={15} aria-hidden />
          {email}
        </a>
      ) : null}
      {hours ? <span className="text-ink-muted">{hours}</span> : null}
    </address>
  );
}
