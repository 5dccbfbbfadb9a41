"""The statutory annual report (条例 arts 49-50): form, rules, counting, summing, comparing."""
