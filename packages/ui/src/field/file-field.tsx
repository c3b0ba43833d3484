import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** One file to post. */
export interface FileFieldProps extends FieldProps {
  /** What the browser offers first: endings and media types, separated by commas. The server decides. */
  accept?: string;
}

/** A file chooser with its label, hint and message. Browsers never give a chosen file back: it is chosen again. */
export function FileField({ accept, ...field }: FileFieldProps) {
  return (
    <FieldFrame {...field}>
      <input
        {...fieldAttributes(field)}
        type="file"
        accept={accept}
        className={`${controlLook} file:mr-3 file:rounded-md file:border-0 file:bg-accent-soft file:px-3 file:py-1 file:font-medium file:text-accent-strong`}
      />
    </FieldFrame>
  );
}
