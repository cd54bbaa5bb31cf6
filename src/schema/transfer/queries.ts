import type { CaseTransfer } from '../../db/generated/client.ts';
import { LONGEST } from '../../resolvers/lengths.ts';
import { type Destination, listDestinations, MOST_DESTINATIONS } from '../../resolvers/transfer/list-destinations.ts';
import {
  listTransfersIn,
  listTransfersOfCase,
  listTransfersOut,
  type TransferListArgs,
} from '../../resolvers/transfer/lists.ts';
import { upTo } from '../bounds.ts';
import { builder } from '../builder.ts';
import { usualRows } from '../field-cost.ts';
import { encodeGlobalId } from '../global-id.ts';
import { related } from '../list.ts';
import { transferListArgs } from './lists.ts';
import { CaseTransferConnection, CaseTransferNode } from './types.ts';

export const TransferDestinationRef = builder.objectRef<Destination>('TransferDestination').implement({
  description: 'A grassroots organisation that can be asked to take a case (nơi có thể tiếp nhận).',
  fields: (t) => ({
    committeeId: t.id({
      description: 'For `transferCandidate`. Whether you may see the committee is another matter.',
      resolve: ({ id }) => encodeGlobalId('Committee', id),
    }),
    name: t.exposeString('name', { description: 'Name.' }),
    above: t.exposeString('above', {
      nullable: true,
      description: 'Name of the committee above it, which tells those of one name apart; null where there is none.',
    }),
  }),
});

builder.prismaObjectFields('Candidate', (t) => ({
  transfers: t.relation('transfers', {
    type: CaseTransferNode,
    query: (_args, context) => listTransfersOfCase(context),
    extensions: usualRows(1),
    description:
      'Requests that the case goes to another grassroots organisation, the first one first, as far as you may see them: of the old committee and the new one, and those above each (đề nghị chuyển hồ sơ).',
  }),
}));

builder.prismaObjectFields('Committee', (t) => ({
  transfersIn: t.connection(
    {
      type: CaseTransferNode,
      args: transferListArgs,
      description:
        'Cases that the grassroots organisation itself was asked to take, the latest request first (hồ sơ được đề nghị tiếp nhận). Empty for cells, and for roles that may see figures only.',
      ...related<CaseTransfer, TransferListArgs>('transfersIn', { model: 'caseTransfer', by: 'toId' }, listTransfersIn),
    },
    CaseTransferConnection,
  ),
  transfersOut: t.connection(
    {
      type: CaseTransferNode,
      args: transferListArgs,
      description:
        'Cases that the grassroots organisation itself has asked others to take, the latest request first (hồ sơ đề nghị chuyển đi). Empty for cells, and for roles that may see figures only.',
      ...related<CaseTransfer, TransferListArgs>(
        'transfersOut',
        { model: 'caseTransfer', by: 'fromId' },
        listTransfersOut,
      ),
    },
    CaseTransferConnection,
  ),
}));

builder.queryField('transferDestinations', (t) =>
  t.field({
    type: [TransferDestinationRef],
    args: {
      text: t.arg.string({
        required: true,
        description: `Part of the name, ${upTo(LONGEST.search).en}, with or without accents.`,
      }),
    },
    extensions: usualRows(MOST_DESTINATIONS),
    description: `Grassroots organisations that can be asked to take a case, whether you may see them or not: the first ${MOST_DESTINATIONS} by name (tìm nơi tiếp nhận). Empty for roles that hand over no case.`,
    resolve: (_root, { text }, context) => listDestinations(text, context),
  }),
);
