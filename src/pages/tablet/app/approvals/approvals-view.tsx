import { type Approval, followApprovals, waitingApprovals } from '../../documents/approvals.js';
import { useWords } from '../language/language.js';
import { Loaded } from '../parts/loaded.js';
import { useFocus } from '../parts/use-focus.js';
import { useAsked } from '../session/use-asked.js';
import { useFollow } from '../session/use-follow.js';
import { ApprovalCard } from './approval-card.js';

/** What colleagues may not do alone, for whoever may agree to it. */
export function ApprovalsView() {
  const words = useWords().approvals;
  const heading = useFocus<HTMLHeadingElement>('approvals');
  const asked = useAsked(waitingApprovals, {});
  const { again } = asked;
  useFollow(followApprovals, {}, again);
  return (
    <section className="single" aria-labelledby="approvals-heading">
      <h1 id="approvals-heading" ref={heading} tabIndex={-1}>
        {words.heading}
      </h1>
      <Loaded asked={asked}>
        {({ approvals: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="empty quiet">{words.none}</p>
          ) : (
            <ul className="tasks">
              {nodes.map((approval: Approval) => (
                <li key={approval.id}>
                  <ApprovalCard approval={approval} decided={again} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
