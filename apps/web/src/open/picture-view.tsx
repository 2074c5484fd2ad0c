import type { OpenYear } from '@mingzhang/model'
import { Explanations } from './explanations.tsx'
import { FlowChart } from './flow-chart.tsx'
import { Goals } from './goals.tsx'
import { TreeChart } from './tree-chart.tsx'

/** 全年一图 The year at a glance: the two pictures, what the figures mean, the programmes. */
export function PictureView({ detail }: { readonly detail: OpenYear }) {
  return (
    <div className="picture">
      <FlowChart detail={detail} />
      <Explanations detail={detail} />
      <TreeChart detail={detail} />
      <Goals detail={detail} />
    </div>
  )
}
