declare const refused: unique symbol;

/**
 * What a form's action answers when it did not do what was asked. Only {@link refuse} makes one, so that no refusal is
 * forgotten where a page without JavaScript needs to know of it.
 */
export type Refusal = {
  readonly [refused]: true;
  /** What was typed, by field name, to be given back. Never a password or a code. */
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong, by field name. */
  readonly errors: Readonly<Record<string, string>>;
  /** The sentence above the form. */
  readonly alert: string | null;
  /** The field that the sentence above the form is about, by name. */
  readonly blamed: string | null;
};

/** A form's state: null until its action refused something. Success leads elsewhere. */
export type FormState = Refusal | null;

/** A server action that a form posts to and that answers when it refuses. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;
