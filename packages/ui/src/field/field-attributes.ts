/** What every control of a form has in common. */
export interface FieldProps {
  /** The accessible name, exactly. */
  label: string;
  /** The name of the value in the posted form. */
  name: string;
  /** Unique on the page; `name` unless two forms of a page share a field. */
  id?: string | undefined;
  /** A sentence below the label that helps before anything went wrong. */
  hint?: string | undefined;
  /** What is wrong with the value that was posted. Present: the control is invalid and takes the focus. */
  error?: string | undefined;
  /** The id of an alert that already says what is wrong. Present: likewise invalid, and no second message is shown. */
  blamedBy?: string | undefined;
  /** The one field that a page is for: it has the focus on arrival. At most one on a page. */
  begin?: boolean | undefined;
}

/** Ids of a field's parts. */
export function fieldIds({ id, name }: Pick<FieldProps, "id" | "name">): {
  control: string;
  hint: string;
  error: string;
} {
  const control = id ?? name;
  return { control, hint: `${control}-hint`, error: `${control}-error` };
}

/**
 * The attributes by which a control says what belongs to it and that it is wrong. `autoFocus` goes on every wrong field
 * and on the one that a page is for: a browser obeys the first of a page, which needs no script.
 */
export function fieldAttributes(field: FieldProps) {
  const ids = fieldIds(field);
  const described = [field.error ? ids.error : "", field.blamedBy ?? "", field.hint ? ids.hint : ""];
  const isWrong = Boolean(field.error ?? field.blamedBy);
  return {
    id: ids.control,
    name: field.name,
    ...(described.some(Boolean) ? { "aria-describedby": described.filter(Boolean).join(" ") } : {}),
    ...(isWrong ? { "aria-invalid": true as const } : {}),
    ...(isWrong || field.begin ? { autoFocus: true } : {}),
  };
}
