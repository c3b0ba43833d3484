import { CircleAlert } from "lucide-react";

/** What is wrong with one field, beside it. The field points here by `id`. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="flex gap-1.5 font-medium text-danger text-sm">
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
