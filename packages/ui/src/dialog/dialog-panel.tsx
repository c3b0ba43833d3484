import type { ReactNode } from "react";

/** A dialog that is part of the page. */
export interface DialogPanelProps {
  /** Unique on the page. */
  id: string;
  /** Heading and accessible name. */
  title: string;
  /** 1 where the dialog is the page, so that its title is the page's one `h1`. */
  level?: 1 | 2;
  lead?: ReactNode;
  /** A card of its own; without, what is around it is the card (CentredFrame). */
  card?: boolean;
  children: ReactNode;
}

/** `role="dialog"` inside `main`, not modal: nothing lies behind it and Escape leaves nothing empty. */
export function DialogPanel({ id, title, level = 2, lead, card = false, children }: DialogPanelProps) {
  return (
    <section
      role="dialog"
      aria-labelledby={`${id}-title`}
      className={card ? "rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-8" : undefined}
    >
      <DialogContent id={id} title={title} level={level} lead={lead}>
        {children}
      </DialogContent>
    </section>
  );
}

/**
 * Title and content of a dialog, modal or not. The title can be focused, to be read out first;
 * `begin` does so in a page as sent, which without JavaScript also scrolls there.
 */
export function DialogContent(props: Omit<DialogPanelProps, "card"> & { begin?: boolean }) {
  const { id, title, level = 2, lead, begin = false, children } = props;
  const Title = level === 1 ? "h1" : "h2";
  return (
    <>
      <Title
        id={`${id}-title`}
        tabIndex={-1}
        {...(begin ? { autoFocus: true } : {})}
        className={level === 1 ? "text-title" : "text-section"}
      >
        {title}
      </Title>
      {lead ? <div className="mt-2 text-ink-muted">{lead}</div> : null}
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </>
  );
}
