"""Pairs of characters, and how alike texts are by them."""

from gongkai.lib.bigrams import Index, Rarity, grams, likeness, words_shared


def like(one: str, other: str) -> float:
    return likeness(grams(one), grams(other), Rarity()).score


def test_characters_pairs_and_whole_numbers() -> None:
    assert grams("旅馆2023年") == {"旅", "馆", "旅馆", "年", "2023"}


def test_width_spaces_and_years_in_words_do_not_matter() -> None:
    assert grams("二〇二三年 ＡＢ") == grams("2023年ab")


def test_equal_texts_are_wholly_alike_and_strange_ones_not_at_all() -> None:
    assert like("旅馆检查", "旅馆检查") == 1.0
    assert like("旅馆检查", "绿化面积") == 0.0


def test_another_number_makes_texts_less_alike() -> None:
    assert like("2023年检查", "2022年检查") < like("2023年检查", "检查")


def test_a_shared_document_number_settles_it() -> None:
    assert like("示公规〔2021〕3号", "关于加强犬只管理的通告（示公规〔2021〕3号）") >= 0.9


def test_rare_pairs_weigh_more() -> None:
    rarity = Rarity()
    for text in ("检查情况", "检查结果", "检查计划", "旅馆"):
        rarity.add(grams(text))
    assert rarity.weight("旅馆") > rarity.weight("检查")


def test_light_pairs_weigh_less() -> None:
    assert Rarity(frozenset({"合同"})).weight("合同") < Rarity().weight("合同")


def test_the_words_in_common_are_whole_stretches() -> None:
    shared = grams("旅馆治安检查") & grams("本区旅馆的治安检查")
    assert words_shared("旅馆治安检查", "本区旅馆的治安检查", shared) == ("治安检查", "旅馆")


def test_an_index_finds_what_shares_rare_pairs_first() -> None:
    index = Index()
    for key, text in enumerate(["停车收费", "旅馆检查", "旅馆收费"]):
        index.add(key, text)
    assert index.candidates("旅馆检查情况")[0] == 1
