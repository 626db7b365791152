// Nouns that a number may stand before without a counter (22万小学生, 千余群众, 超1亿用户) and what such a number counts.
// General vocabulary; longer words are recognised by their last characters.

/** Endings of words for people. */
export const PEOPLE = new Set(
  (
    '人口 人员 学生 考生 新生 毕业生 研究生 大学生 留学生 寄宿生 师生 教师 老师 教练 医生 医护 护士 学子 学员 学者 专家 员工 职工 党员 干部 官员 民警 警察 官兵 士兵 战士 军人 老兵 选手 运动员 队员 球员 裁判 ' +
    '观众 球迷 群众 民众 公众 市民 居民 村民 农民 农民工 渔民 牧民 灾民 难民 移民 网民 选民 股民 公民 工人 劳动力 志愿者 消费者 参与者 参会者 受访者 患者 病人 伤员 遇难者 幸存者 感染者 嘉宾 游客 旅客 乘客 司机 客商 顾客 ' +
    '用户 粉丝 读者 听众 作者 作家 记者 儿童 孩子 青年 青少年 老人 老年人 妇女 男性 女性 女工 残疾人 人才 会员 骑手 网友 博主 主播 消防员 快递员 程序员 科学家 艺术家 企业家 创业者 从业者 求职者 就业 大军 信徒 香客 球员 学童 幼儿 婴儿 新人 移民 侨胞 华侨 华人 ' +
    '从业人员 参赛者 报名者 献血者 捐献者 高校毕业生 中学生 小学生 贫困人口 常住人口 农村人口'
  ).split(' '),
);

/** Endings of words for households. */
export const HOUSEHOLDS = new Set('农户 贫困户 家庭 商户 住户 牧户 个体户 困难户 低保户 搬迁户'.split(' '));

/** Words that, standing before a number, say that it counts people. */
export const OF_PEOPLE = [
  '人口',
  '人数',
  '总人数',
  '用户',
  '粉丝',
  '从业人员',
  '客流量',
  '观众',
  '参与者',
  '就业',
  '伤亡',
  '毕业生',
  '学生',
  '职工',
  '员工',
];
