using CsCheck;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk;

public sealed class AlertEvaluationTests
{
    internal static readonly DateOnly Today = new(2025, 3, 5);

    internal static AlertRules Nothing { get; } = new() { Levels = [], Changes = [], NewLargest = false, NewTenPercent = false, CustomerMissing = false, LateAfterDays = null, Limits = false, WaiverDays = null };

    // The share of A in per cent of a book of 100, look after look, and what becomes of an alert from 20 with a hysteresis of 1.
    [Theory]
    [InlineData("19.9", "-")]
    [InlineData("20", "+")]
    [InlineData("20 25 20", "+ = =")]
    [InlineData("20 19.9 20.1 19.2 20", "+ = = = =")]
    [InlineData("20 19 18.9", "+ = x")]
    [InlineData("20 18 19.5 20", "+ x - +")]
    [InlineData("19.5 19.9 19.5", "- - -")]
    public void A_level_is_told_once_and_a_figure_that_dances_around_it_does_not_flap(string shares, string expected)
    {
        HashSet<string> open = [];
        List<string> seen = [];
        foreach (var share in shares.Split(' '))
        {
            var a = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture);
            // Six others, none above A: 18 of 100 is still the largest.
            var book = new BookOf().With("2025-01", "A", a);
            for (var i = 0; i < 6; i++) book.With("2025-01", $"B{i}", (100 - a) / 6);
            seen.Add(Look(book, open, Nothing with { Levels = [new LevelRule(AlertMeasure.TopShare, IsAbove: true, 20, 1)] }));
        }

        Assert.Equal(expected, string.Join(' ', seen));
    }

    [Theory]
    [InlineData(AlertMeasure.Hhi, true, 727, true)]
    [InlineData(AlertMeasure.Hhi, true, 728, false)]
    [InlineData(AlertMeasure.EffectiveCustomers, false, 14, true)]
    [InlineData(AlertMeasure.EffectiveCustomers, false, 13.7, false)]
    [InlineData(AlertMeasure.Cr3, true, 34.9, true)]
    [InlineData(AlertMeasure.Cr5, true, 39.8, false)]
    [InlineData(AlertMeasure.Cr10, true, 45.7, true)]
    [InlineData(AlertMeasure.Customers, false, 55, true)]
    [InlineData(AlertMeasure.Customers, true, 56, false)]
    public void Every_measure_can_have_a_level(AlertMeasure measure, bool isAbove, double level, bool isTold)
    {
        // Golden vector V1: HHI 727.2463, effective number 13.7505, CR3 34.9398 %, CR5 39.7590 %, CR10 45.7831 %, 55 customers.
        var findings = Of(V1(), Nothing with { Levels = [new LevelRule(measure, isAbove, (decimal)level, 0)] });

        Assert.Equal(isTold, findings.Count == 1);
    }

    [Fact]
    public void A_reason_has_the_formula_with_its_numbers_and_the_link_shows_them()
    {
        var finding = Assert.Single(Of(V1(), Nothing with { Levels = [new LevelRule(AlertMeasure.TopShare, IsAbove: true, 20, 1)] }));

        Assert.Equal("Top share is 24.1 %: A", finding.Title);
        Assert.Equal("20.0 M USD ÷ 83.0 M USD = 24.1 %, in all products, Jan 2025, net, by parent. Told from 20 %; no longer so below 19 %.", finding.Reason);
        Assert.Equal("concentration?to=2025-01", finding.Link);
        Assert.Equal(new Month(2025, 1), finding.Month);
    }

    [Fact]
    public void Of_several_levels_the_outermost_that_is_crossed_is_told()
    {
        LevelRule twenty = new(AlertMeasure.TopShare, IsAbove: true, 20, 1), ten = twenty with { Level = 10 }, thirty = twenty with { Level = 30 };

        var findings = Of(V1(), Nothing with { Levels = [ten, twenty, thirty] });

        Assert.Equal([(true, "20 %")], findings.Where(finding => finding.Raises).Select(finding => (finding.Raises, finding.Reason.Split("Told from ")[1].Split(';')[0])));
        // The one below is kept when it was told before.
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void A_level_on_one_product_leaves_the_others_out_and_an_unknown_product_is_no_alert()
    {
        var book = new BookOf().With("2025-01", "A", 30, "Azure OpenAI").With("2025-01", "B", 70, "Azure OpenAI").With("2025-01", "A", 900, "Copilot");
        LevelRule rule = new(AlertMeasure.TopShare, IsAbove: true, 60, 1) { Product = "azure openai" };

        Assert.StartsWith("Top share of azure openai is 70.0 %: B", Assert.Single(Of(book, Nothing with { Levels = [rule] })).Title, StringComparison.Ordinal);
        Assert.Empty(Of(book, Nothing with { Levels = [rule with { Product = "Teams" }] }));
    }

    // a -> b, in millions, under rules of +/- per cent and amount with a minimum of 2.
    [Theory]
    [InlineData(10, 13, true, true)]
    [InlineData(10, 12.9, false, false)]
    [InlineData(10, 7, true, true)]
    [InlineData(2, 2.6, true, false)]
    [InlineData(1.9, 1, false, false)]
    [InlineData(100, 104, false, true)]
    [InlineData(0, 5, false, true)]
    [InlineData(5, -5, true, true)]
    [InlineData(1, 2, true, false)]
    public void A_change_is_told_by_per_cent_or_amount_from_a_minimum_on(double before, double now, bool byPercent, bool byAmount)
    {
        var book = new BookOf().With("2025-01", "A", (decimal)before).With("2025-02", "A", (decimal)now).With("2025-01", "B", 50).With("2025-02", "B", 50);

        Assert.Equal(byPercent, Of(book, Nothing with { Changes = [new ChangeRule(2_000_000) { Percent = 30 }] }).Count == 1);
        Assert.Equal(byAmount, Of(book, Nothing with { Changes = [new ChangeRule(2_000_000) { Amount = 3_000_000 }] }).Count == 1);
        Assert.Equal(byPercent && byAmount, Of(book, Nothing with { Changes = [new ChangeRule(2_000_000) { Percent = 30, Amount = 3_000_000 }] }).Count == 1);
        Assert.Equal(byAmount && now < before, Of(book, Nothing with { Changes = [new ChangeRule(2_000_000) { Amount = 3_000_000, Direction = ChangeDirection.Down }] }).Count == 1);
    }

    [Fact]
    public void A_change_says_both_amounts_and_leads_to_the_customer()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-02", "A", 7);

        var finding = Assert.Single(Of(book, Nothing with { Changes = [new ChangeRule(1_000_000) { Percent = 30 }] }));

        Assert.Equal("A down \u221230.0 % in Feb 2025", finding.Title);
        Assert.Equal("7.0 M USD after 10.0 M USD = \u221230.0 %, in all products, Feb 2025, net, by parent. Told from 30 %, for who pays 1.0 M USD or more in one of the months.", finding.Reason);
        Assert.Equal("customers/1?to=2025-02", finding.Link);
    }

    [Fact]
    public void No_change_is_told_across_a_missing_month_or_into_an_open_one()
    {
        var gap = new BookOf().With("2024-12", "A", 10).With("2025-02", "A", 1);
        var open = new BookOf().With("2025-01", "A", 10).With("2025-02", "A", 1).Status("2025-02", MonthStatus.Open);
        var rules = Nothing with { Changes = [new ChangeRule(1_000_000) { Percent = 30 }], CustomerMissing = true, NewLargest = true, NewTenPercent = true };

        Assert.DoesNotContain(Of(gap, rules), finding => finding.Raises);
        Assert.DoesNotContain(Of(open, rules), finding => finding.Raises);
        Assert.DoesNotContain(Of(open, rules with { OpenMonths = true }), finding => finding.Raises);
    }

    [Fact]
    public void The_open_month_is_held_against_levels_only_where_that_is_asked_for()
    {
        var book = new BookOf().With("2025-01", "A", 1).With("2025-01", "B", 1).With("2025-02", "A", 9).With("2025-02", "B", 1).Status("2025-02", MonthStatus.Open);
        var rules = Nothing with { Levels = [new LevelRule(AlertMeasure.TopShare, IsAbove: true, 80, 1)] };

        Assert.Empty(Of(book, rules));
        Assert.Equal(new Month(2025, 2), Assert.Single(Of(book, rules with { OpenMonths = true })).Month);
    }

    [Fact]
    public void Changes_of_months_that_came_late_or_together_are_told_up_to_three_months_back()
    {
        var book = new BookOf();
        foreach (var (month, amount) in new[] { ("2024-09", 1), ("2024-10", 10), ("2024-11", 10), ("2024-12", 20), ("2025-01", 20), ("2025-02", 20) }) book.With(month, "A", amount);

        Assert.Equal([new Month(2024, 12)], Of(book, Nothing with { Changes = [new ChangeRule(1_000_000) { Percent = 30 }] }).Select(finding => finding.Month!.Value));
    }

    [Fact]
    public void A_new_largest_customer_is_told_when_it_leads_and_two_equal_ones_take_no_turns()
    {
        var dancing = new BookOf();
        foreach (var (month, b) in new[] { ("2024-10", 9.9m), ("2024-11", 10.1m), ("2024-12", 9.95m), ("2025-01", 10.2m) }) dancing.With(month, "A", 10).With(month, "B", b);
        // 2 % of 10 is 0.2: a lead has to be more. Slowly overtaken is overtaken too.
        Assert.Empty(Of(dancing, Nothing with { NewLargest = true }));

        dancing.With("2025-02", "A", 10).With("2025-02", "B", 10.5m);
        var finding = Assert.Single(Of(dancing, Nothing with { NewLargest = true }));
        Assert.Equal(("B is the largest customer, before A", new Month(2025, 2)), (finding.Title, finding.Month!.Value));
        Assert.StartsWith("10.5 M USD against 10.0 M USD, in all products, Feb 2025", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Parents_are_one_customer_so_a_takeover_makes_the_largest()
    {
        var book = new BookOf();
        foreach (var month in new[] { "2025-01", "2025-02" }) book.With(month, "A", 10).With(month, "B", 8).With(month, "C", 7).With(month, "D", 80).With(month, "E", 75);
        book.Under("D", "E", from: "2025-02").Under("B", "C", from: "2025-02");

        // D had 80 of 180 and has 155: it was the largest before.
        Assert.Empty(Of(book, Nothing with { NewLargest = true, CustomerMissing = true }));
    }

    [Theory]
    [InlineData("9 10", true)]
    [InlineData("9 9.9", false)]
    [InlineData("11 12", false)]
    [InlineData("9.9 10.1 9.5", false)]
    [InlineData("8 11 11 11 11", false)]
    [InlineData("8 8 11 11 11", true)]
    public void A_ten_percent_customer_is_told_when_it_became_one_in_the_last_three_months(string shares, bool isTold)
    {
        var book = new BookOf();
        var month = new Month(2025, 3) + -shares.Split(' ').Length;
        foreach (var share in shares.Split(' '))
        {
            var a = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture);
            book.With(month.ToString(), "A", a);
            // Twenty others, each below 5 %.
            for (var i = 0; i < 20; i++) book.With(month.ToString(), $"B{i}", (100 - a) / 20);
            month += 1;
        }

        Assert.Equal(isTold, Of(book, Nothing with { NewTenPercent = true }).Any(finding => finding.Raises));
    }

    [Fact]
    public void A_ten_percent_customer_stays_one_until_it_is_a_point_below()
    {
        HashSet<string> open = [];
        List<string> seen = [];
        foreach (var share in new[] { 9m, 10m, 9.2m, 10m, 8.9m })
        {
            var book = new BookOf().With("2025-01", "A", 8);
            for (var i = 0; i < 20; i++) book.With("2025-01", $"B{i}", 92 / 20m);
            book.With("2025-02", "A", share);
            for (var i = 0; i < 20; i++) book.With("2025-02", $"B{i}", (100 - share) / 20);
            seen.Add(Look(book, open, Nothing with { NewTenPercent = true }));
        }

        Assert.Equal(["-", "+", "=", "=", "x"], seen);
    }

    [Fact]
    public void One_of_the_twenty_largest_that_has_no_record_is_missing_and_the_twenty_first_is_not()
    {
        var book = new BookOf();
        for (var i = 1; i <= 21; i++) book.With("2025-01", $"C{i:00}", 100 - i);
        for (var i = 2; i <= 20; i++) book.With("2025-02", $"C{i:00}", 100 - i);
        // A credit of nothing is a record: it is there.
        book.With("2025-02", "C02", 0, product: "Copilot");

        var finding = Assert.Single(Of(book, Nothing with { CustomerMissing = true }));

        Assert.Equal(("C01 has no revenue in Feb 2025", LimitLevel.Breached), (finding.Title, finding.Severity));
        Assert.StartsWith("99.0 M USD in Jan 2025, number 1; no record in all products, Feb 2025", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_taken_over_is_not_missing()
    {
        var book = new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 5).With("2025-02", "A", 15).Under("A", "B", from: "2025-02");

        Assert.Empty(Of(book, Nothing with { CustomerMissing = true }));
    }

    [Fact]
    public void Who_was_taken_over_is_no_change_and_no_new_largest_either()
    {
        // B goes under A from February, and nobody pays another amount; before it C was not the largest, and is not now.
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 25).With("2025-02", "A", 20).With("2025-02", "B", 25).With("2025-01", "C", 5).With("2025-02", "C", 5).Under("A", "B", from: "2025-02");

        Assert.DoesNotContain(Of(book, Nothing with { Changes = [new ChangeRule(1) { Percent = 10 }], NewLargest = true, CustomerMissing = true }), finding => finding.Raises);

        // What A and B pay together grows by a third: 15 of 45.
        book.With("2025-02", "B", 15);
        Assert.Equal("A up +33.3 % in Feb 2025", Assert.Single(Of(book, Nothing with { Changes = [new ChangeRule(1) { Percent = 10 }] })).Title);
    }

    [Fact]
    public void Two_rules_on_the_same_change_tell_it_once_whichever_finds_it()
    {
        // Twenty-one others change by more than Z does: by the first rule Z is not among the largest twenty, the second is about falls alone.
        var book = new BookOf().With("2025-01", "Z", 10).With("2025-02", "Z", 5);
        for (var i = 0; i < 21; i++) book.With("2025-01", $"C{i}", 10).With("2025-02", $"C{i}", 20);
        var rules = Nothing with { Changes = [new ChangeRule(1) { Percent = 30 }, new ChangeRule(1) { Percent = 30, Direction = ChangeDirection.Down }] };

        Assert.Contains("Z down −50.0 % in Feb 2025", AlertEvaluation.Of(book.Build(), [], rules, Today).Raised.Select(finding => finding.Title));
    }

    [Fact]
    public void An_empty_book_and_one_of_credits_raise_nothing()
    {
        var late = new DateOnly(2025, 2, 5);

        Assert.Empty(AlertFindings.Of(new BookOf().Build(), new AlertRules(), late));
        Assert.Empty(AlertFindings.Of(new BookOf().With("2025-01", "A", -5).Build(), new AlertRules(), late));
    }

    [Fact]
    public void However_a_book_changes_no_key_is_open_twice_and_looking_twice_changes_nothing()
    {
        var amounts = Gen.Int[0, 30].Array[4, 4];
        Gen.Select(amounts.Array[5, 5], Gen.Int[1, 5]).Array[1, 6].Sample(states =>
        {
            List<string> open = [];
            foreach (var (months, count) in states)
            {
                var book = new BookOf();
                for (var month = 0; month < count; month++)
                {
                    for (var customer = 0; customer < 4; customer++)
                    {
                        if (months[month][customer] > 0) book.With(new Month(2024, 10).AddMonths(month).ToString(), $"C{customer}", months[month][customer]);
                    }
                }

                var cube = book.Build();
                var first = AlertEvaluation.Of(cube, open, new AlertRules(), Today);
                open = [.. open.Except(first.Ended), .. first.Raised.Select(finding => finding.Key)];
                if (open.Distinct().Count() != open.Count) return false;

                var second = AlertEvaluation.Of(cube, open, new AlertRules(), Today);
                if (!second.ChangesNothing || second.Kept.Count != open.Count) return false;
            }

            return true;
        });
    }

    // "+" raised, "=" kept, "x" ended, "-" nothing.
    private static string Look(BookOf book, HashSet<string> open, AlertRules rules)
    {
        var evaluation = AlertEvaluation.Of(book.Build(), open, rules, Today);
        open.ExceptWith(evaluation.Ended);
        open.UnionWith(evaluation.Raised.Select(finding => finding.Key));
        return evaluation.Raised.Count > 0 ? "+" : evaluation.Ended.Count > 0 ? "x" : evaluation.Kept.Count > 0 ? "=" : "-";
    }

    internal static IReadOnlyList<AlertFinding> Of(BookOf book, AlertRules rules) => AlertFindings.Of(book.Build(), rules, Today);

    private static BookOf V1()
    {
        var book = new BookOf().With("2025-01", "A", 20).With("2025-01", "B", 5).With("2025-01", "C", 4).With("2025-01", "D", 3);
        for (var i = 0; i < 51; i++) book.With("2025-01", $"E{i:00}", 1);
        return book;
    }
}
