import type { OpenYear } from '@mingzhang/model'
import { Explanations } from './explanations.tsx'
import { FlowChart } from './flow-chart.tsx'
import { Goals } from './goals.tsx'
import { TreeChart } from './tree-chart.tsx'

/** 全年一图 The year at a glance: the two pictures, what the figures mean, the programmes. */
export function PictureView({ detail }: { readonly detail: OpenYear }) {
  // A document that says nothing of where its money comes from begins with what it is spent on.
  if (detail.book.flow.nodes.length === 0 && detail.book.tree.length > 0) {
    return (
      <div className="picture">
        <TreeChart detail={detail} />
        <Goals detail={detail} />
        <FlowChart detail={detail} />
        <Explanations detail={detail} />
      </div>
    )
  }
  return (
    <div className="picture">
      <FlowChart detail={detail} />
      <Explanations detail={detail} />
      <TreeChart detail={detail} />
      <Goals detail={detail} />
    </div>
  )
}
