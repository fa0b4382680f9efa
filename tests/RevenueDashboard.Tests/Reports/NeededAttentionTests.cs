using RevenueDashboard.Data;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

/// <summary>The overview's word on whom much more revenue needs than pays.</summary>
public sealed class NeededAttentionTests
{
    [Fact]
    public void Somebody_whom_far_more_needs_than_pays_is_told_with_both_shares()
    {
        // OpenAI pays 60 of 100 and supplies the other 40 as well.
        var needed = Needed(new BookOf().With("2024-07", "OpenAI", 60, "Servers").With("2024-07", "A", 40).Role("OpenAI", Role.Supplier, "Azure OpenAI"))!;

        Assert.Equal((Severity.Watch, "60.0 % of all products comes from OpenAI directly, 100.0 % needs it", "dependence/1"), (needed.Severity, needed.Headline, needed.Page));
        Assert.Empty(needed.Detail);
    }

    [Fact]
    public void Who_pays_nothing_is_told_in_other_words()
    {
        var book = new BookOf().With("2024-07", "A", 40).With("2024-07", "B", 60, "Suite").Role("X", Role.Supplier, "Azure OpenAI").Role("Y", Role.Supplier, "Azure OpenAI", part: 50);

        var needed = Needed(book)!;

        // X is needed for 40 and Y for 20 of 100: the farther one is named.
        Assert.Equal("40.0 % of all products cannot be delivered without X, which pays nothing of it", needed.Headline);
        Assert.Equal("One more supplies far more than it pays.", needed.Detail);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9.99, false)]
    public void It_takes_ten_points_more_than_what_is_paid(double part, bool isTold) =>
        Assert.Equal(isTold, Needed(new BookOf().With("2024-07", "A", 100).Role("X", Role.Supplier, part: (decimal)part)) is not null);

    [Fact]
    public void A_payer_a_role_that_is_over_and_a_total_without_shares_are_not_told()
    {
        Assert.Null(Needed(new BookOf().With("2024-07", "A", 100).Role("X", Role.Payer)));
        Assert.Null(Needed(new BookOf().With("2024-06", "A", 100).With("2024-07", "A", 100).Role("X", Role.Supplier, to: "2024-06")));
        Assert.Null(Needed(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5).Role("X", Role.Supplier)));
        Assert.Null(Needed(new BookOf().With("2024-07", "A", 100).Role("A", Role.Competitor)));
    }

    private static Attention? Needed(BookOf book) => OverviewReport.Of(book.Build(), new ReportQuestion())!.Attention.SingleOrDefault(attention => attention.Kind == "Needed");
}
