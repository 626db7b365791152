import { WordList } from './word-list.ts';

/** Words for what is written or measured and can be quoted itself; general words of the language, put down by hand. */
export const DOCUMENTS = new WordList(
  '公报 新闻公报 监测公报 联合公报 宣言 声明 联合声明 公告 通告 通知 通知书 报告 研究报告 调查报告 评估报告 年度报告 工作报告 财报 年报 季报 半年报 白皮书 蓝皮书 绿皮书 皮书 判决书 起诉书 公诉书 裁定书 决定书 认定书 倡议书 公开信 决议 法案 规定 条例 办法 意见 方案 规划 纲要 指南 文件 新规 征求意见稿 草案 论文 研究 研究成果 研究结果 调查 调查结果 调研 民调 民意调查 民意调查结果 民调结果 问卷调查结果 问卷调查 数据 最新数据 统计数据 监测数据 统计 监测 最新监测 资料 史料 记录 卫星图像 图像 结果 检测结果 监测结果 调研数据 调研结果 消息 公约 宪法 法律 协定 协议 合同 简报 通报 讣告 遗嘱 日记 家书 碑文 铭文 手册 词典 字典 年鉴 规则 标准 说明书 使用说明 章程',
);
/** Those that tell nothing by themselves: 数据显示 says not whose. */
export const NAMELESS_DOCUMENTS = new WordList(
  '数据 最新数据 统计数据 监测数据 统计 监测 最新监测 调查 调查结果 调研 调研数据 调研结果 研究 研究结果 研究成果 结果 检测结果 监测结果 资料 史料 记录 图像 消息 民调 民意调查 问卷调查 报告 研究报告 调查报告 文件 规定 标准 意见',
);
/** Last words of the names of papers, which speak as institutions do: 《某某日报》. */
export const PRESS = new WordList(
  '报 日报 时报 邮报 晚报 卫报 周刊 周报 杂志 新闻 新闻网 月刊 导报 先驱 泰晤士 电讯 论坛 商报 快报 画报 星报 镜报 太阳 明镜 时代 经济学人 科学 自然 柳叶刀',
);
