/** What a letter says, before anybody decides how it looks: one source for its text and for its page. */
export type LetterContent = {
  /** Without the clinic's name, which is added. */
  readonly subject: string;
  /**
   * What happened in a sentence or two: what mailboxes show beside the subject, and all that a text message says.
   * It is read on locked screens, so no code is ever in it.
   */
  readonly preview: string;
  readonly parts: readonly Part[];
  /** Whether it ends with the clinic's help contact. */
  readonly help: boolean;
};

/** A paragraph, or one of the few things that are more than that. */
export type Part =
  | string
  | { readonly is: "address"; readonly before: string; readonly link: string; readonly after: string }
  | { readonly is: "code"; readonly code: string }
  | { readonly is: "button"; readonly label: string; readonly link: string }
  | { readonly is: "facts"; readonly facts: readonly Fact[] };

/** One line of what is known about the event. */
export type Fact = { readonly label: string; readonly value: string };
