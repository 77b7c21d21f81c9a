import type { GraphDocument, Outcome } from '../../documents/document.js';
import type { Step, TaskPayload } from '../../documents/steps.js';
import type { Task } from '../../documents/tasks.js';
import type { OfflineKind } from '../../domain/offline.js';
import { useSay } from '../parts/announcer.js';
import { Trouble } from '../parts/trouble.js';
import { useStep } from '../session/use-step.js';

interface Props {
  readonly task: Task;
  readonly step: GraphDocument<{ readonly step: Outcome<TaskPayload> }, { readonly input: Step }>;
  readonly label: string;
  /** What it is to a device that keeps it while the connection is away. */
  readonly keptAs?: OfflineKind;
  /** What is said when it is done. */
  readonly did: string;
}

/** A step that needs no words: one press of a key. */
export function PlainStep({ task, step, label, keptAs, did }: Props) {
  const say = useSay();
  const { run, isBusy, refused, fault } = useStep(task);
  const press = async () => {
    const deed = keptAs && { kind: keptAs };
    if (await run(step, { fulfilmentId: task.id }, deed)) say(did);
  };
  return (
    <>
      <Trouble refused={refused} fault={fault} />
      <button
        type="button"
        className="strong wide"
        aria-disabled={isBusy}
        onClick={() => void press()}
      >
        {label}
      </button>
    </>
  );
}
