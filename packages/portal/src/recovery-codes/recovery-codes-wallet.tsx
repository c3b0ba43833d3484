import { WalletSheet } from "@countersign/ui/page/wallet-sheet.tsx";
import { madeOn, type RecoveryCodesCard, recoveryCodesWords } from "./recovery-codes-words.ts";

/** The codes as a card for the wallet: what a printer makes of the page that shows them. */
export function RecoveryCodesWallet(card: RecoveryCodesCard) {
  const { clinic, portal, email, codes } = card;
  return (
    <WalletSheet
      title="Recovery codes for your wallet"
      lead="Keep them where your phone is not."
      steps={[
        "Cut along the outer line.",
        "Fold the lowest part up, over the codes.",
        "Fold both back, behind the cover. Only the cover shows now, and the codes lie inside.",
        "Cross out each code that you have used.",
      ]}
      cover={
        <>
          <p className="font-semibold text-[12pt]">{clinic}</p>
          <p>{`${portal} · recovery codes`}</p>
          <p className="mt-auto">{email}</p>
          <p>{madeOn(card)}</p>
          <p className="font-semibold">{recoveryCodesWords.secret}</p>
        </>
      }
      inside={
        <ol className="my-auto grid list-none grid-cols-2 gap-x-[3mm] gap-y-[2.6mm] font-mono text-[8pt] tabular-nums">
          {codes.map((code) => (
            <li key={code} className="whitespace-nowrap">
              {code}
            </li>
          ))}
        </ol>
      }
      flap={
        <>
          <p className="font-semibold">When your phone is lost or broken</p>
          <p>{recoveryCodesWords.use}</p>
          <p className="mt-auto">{recoveryCodesWords.seen}</p>
        </>
      }
    />
  );
}
