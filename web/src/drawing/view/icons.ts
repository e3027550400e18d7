import {
  AlertTriangle,
  Ban,
  Bell,
  Bot,
  Building2,
  CircleArrowUp,
  Clock3,
  Database,
  FileCode2,
  Globe,
  Handshake,
  Link2,
  ListChecks,
  type LucideIcon,
  Mail,
  Plug,
  Radio,
  Rewind,
  Scale,
  ShieldQuestion,
  SquarePlus,
  User,
  UserRoundCheck,
  Zap,
} from 'lucide-react';
import type { NodeDef } from '#contracts/process-definition/index.ts';

const byAction: Partial<Record<NonNullable<NodeDef['action_type']>, LucideIcon>> = {
  approval: UserRoundCheck,
  script: FileCode2,
  ai_agent: Bot,
  notification: Bell,
  webhook: Globe,
  connector: Plug,
  rule: Scale,
  sdx_query: Database,
};
const byType: Partial<Record<NodeDef['type'], LucideIcon>> = {
  human_internal: User,
  human_external: Handshake,
  external_affiliated: Building2,
  external_third_party: Plug,
  ai_agent: Bot,
  subprocess: SquarePlus,
  machine: Zap,
};

export const activityIcon = ({ type, action_type }: Pick<NodeDef, 'type' | 'action_type'>): LucideIcon =>
  (type !== 'subprocess' && action_type && byAction[action_type]) || byType[type] || ListChecks;

export const eventIcons: Record<string, LucideIcon> = {
  timer: Clock3,
  message: Mail,
  signal: Radio,
  error: Zap,
  escalation: CircleArrowUp,
  compensation: Rewind,
  terminate: Ban,
  link: Link2,
  conditional: ShieldQuestion,
  cancel: AlertTriangle,
};
