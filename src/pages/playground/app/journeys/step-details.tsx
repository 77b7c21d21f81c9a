import type { AskStep, LiveStep } from '../../runner/journey.js';
import type { StepReport } from '../../runner/step-report.js';
import { useWords } from '../language/language.js';
import { Tabs } from '../shell/tabs.js';

interface Props {
  readonly step: AskStep | LiveStep;
  readonly report: StepReport;
}

/** What is sent and what is answered, word for word. */
export function StepDetails({ step, report }: Props) {
  const words = useWords().journeys;
  const variables = report.variables ?? step.variables;
  const { answers } = report;
  const answer = answers.length > 1 ? answers : answers[0];
  return (
    <details className="details">
      <summary>
        {words.document} <code>{step.name}</code>
        {report.tookMs !== undefined && <span className="quiet">{words.took(report.tookMs)}</span>}
      </summary>
      <Tabs
        name={step.name}
        tabs={[
          { label: words.document, content: <Code text={step.document.trim()} /> },
          {
            label: words.variables,
            content:
              Object.keys(variables).length === 0 ? (
                <p className="quiet">{words.noVariables}</p>
              ) : (
                <Code text={JSON.stringify(variables, null, 2)} />
              ),
          },
          {
            label: words.answer,
            content: answer ? (
              <Code text={JSON.stringify(answer, null, 2)} />
            ) : (
              <p className="quiet">{words.noAnswer}</p>
            ),
          },
        ]}
      />
    </details>
  );
}

/** Longer than its box: the keyboard scrolls it. */
function Code({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
