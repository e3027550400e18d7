import * as contract from '#contracts/processes/views.ts';
import { Rendered, route } from '#runtime/http-handler.ts';
import { viewsFor } from '../composition.ts';
import { renderSvg } from './svg/render-svg.ts';
import { viewProcess } from './view-process.ts';

const SVG = 'image/svg+xml';

export const viewRoutes = [
  route(contract.getProcessView, async ({ params, query: { ref, format, theme }, accept, caller }) => {
    const view = await viewProcess(params.id, params.view, ref, await viewsFor(caller));
    const asked = format ?? (accept?.includes(SVG) ? 'svg' : 'json');
    return asked === 'svg' ? new Rendered(`${SVG}; charset=utf-8`, renderSvg(view, theme)) : view;
  }),
];
