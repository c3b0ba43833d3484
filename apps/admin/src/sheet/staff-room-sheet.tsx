import type { Clinic } from "@countersign/accounts";
import { ClinicHelp } from "@countersign/portal/frame/clinic-help.tsx";
import { QrFrame } from "@countersign/ui/data/qr-frame.tsx";
import { QRCodeSVG } from "qrcode.react";
import { type SheetFacts, sheetSteps, sheetWords } from "./sheet-words.ts";

/** What is on the sheet. The code is drawn on the server and leads to no more than the address beside it. */
export function StaffRoomSheet({ clinic, facts, portal }: { clinic: Clinic; facts: SheetFacts; portal: string }) {
  const { change, wait } = sheetWords(facts);
  return (
    <>
      <div className="wrap-anywhere">
        <p className="font-medium text-accent">{clinic.name}</p>
        <h1 className="mt-1 text-title">A second step when you sign in</h1>
        <p className="mt-3 text-lg">{change}</p>
      </div>
      <section aria-labelledby="what-to-do">
        <h2 id="what-to-do" className="text-section">
          What to do
        </h2>
        <ol {...{ role: "list" }} className="mt-3 flex flex-col gap-3">
          {sheetSteps.map(({ title, text }, at) => (
            <li key={title} className="flex gap-4">
              <span
                aria-hidden="true"
                className="w-6 shrink-0 text-right font-semibold text-accent text-title tabular-nums"
              >
                {at + 1}
              </span>
              <div>
                <h3 className="font-medium">{title}</h3>
                <p>{text}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="how-long">
        <h2 id="how-long" className="text-section">
          How long you have
        </h2>
        <p className="mt-1">{wait}</p>
      </section>
      <section
        aria-labelledby="where"
        className="flex flex-wrap items-center gap-x-8 gap-y-4 border-line border-t pt-5"
      >
        <div className="w-50 shrink-0">
          <QrFrame label="QR code of the staff portal's address">
            <QRCodeSVG value={portal} level="M" marginSize={4} role="presentation" />
          </QrFrame>
        </div>
        <div className="min-w-0 flex-1 basis-56 wrap-anywhere">
          <h2 id="where" className="text-section">
            Staff portal
          </h2>
          <p className="mt-1 font-mono">{portal}</p>
          <div className="mt-4">
            <ClinicHelp clinic={clinic} />
          </div>
        </div>
      </section>
    </>
  );
}
