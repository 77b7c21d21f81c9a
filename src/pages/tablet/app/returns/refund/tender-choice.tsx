import { type RefundTender, refundTenders } from '../../../documents/returns.js';
import { useWords } from '../../language/language.js';
import { Segments } from '../../parts/segments.js';

interface Props {
  readonly chosen: RefundTender;
  readonly choose: (tender: RefundTender) => void;
}

/** How money goes back. */
export function TenderChoice({ chosen, choose }: Props) {
  const words = useWords();
  return (
    <Segments
      name={words.returns.tender}
      chosen={chosen}
      choices={refundTenders.map((value) => ({
        value,
        label: words.refunds.tenders[value] ?? value,
      }))}
      choose={(value) => choose(value as RefundTender)}
    />
  );
}
