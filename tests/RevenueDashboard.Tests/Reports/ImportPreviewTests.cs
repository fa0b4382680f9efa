using RevenueDashboard.Reports;

namespace RevenueDashboard.Tests.Reports;

public sealed class ImportPreviewTests
{
    private static readonly Month March = new(2025, 3);

    [Fact]
    public void A_new_month_is_compared_with_the_month_before()
    {
        var before = new BookOf().With("2025-02", "Ann", 6).With("2025-02", "Bob", 4);
        var after = new BookOf().With("2025-02", "Ann", 6).With("2025-02", "Bob", 4).With("2025-03", "Ann", 9).With("2025-03", "Bob", 3);

        var effect = Assert.Single(ImportPreview.Of(before.Build(), after.Build(), [March], ["Azure OpenAI"]).Effects);

        Assert.Null(effect.Before);
        Assert.Equal(March.AddMonths(-1), effect.Previous!.Month);
        Assert.Equal(BookOf.Units(10), effect.Previous.Measures!.Total);
        Assert.Equal((BookOf.Units(6), BookOf.Units(9)), (effect.LargestPrevious, effect.LargestAfter));
        Assert.Equal(0.6, effect.LargestSharePrevious);
    }

    [Fact]
    public void A_corrected_month_is_compared_with_itself()
    {
        var before = new BookOf().With("2025-02", "Ann", 1).With("2025-03", "Ann", 8);
        var after = new BookOf().With("2025-02", "Ann", 1).With("2025-03", "Ann", 9);

        var effect = Assert.Single(ImportPreview.Of(before.Build(), after.Build(), [March], ["Azure OpenAI"]).Effects);

        Assert.Equal((BookOf.Units(8), BookOf.Units(9)), (effect.LargestBefore, effect.LargestAfter));
        Assert.Null(effect.Previous);
    }

    [Fact]
    public void A_product_that_is_new_to_the_book_is_not_compared_with_the_others()
    {
        var before = new BookOf().With("2025-02", "Ann", 7).With("2025-03", "Ann", 7);
        var after = new BookOf().With("2025-02", "Ann", 7).With("2025-03", "Ann", 7).With("2025-03", "Bob", 2, "Copilot");

        var effect = Assert.Single(ImportPreview.Of(before.Build(), after.Build(), [March], ["Copilot"]).Effects);

        Assert.Null(effect.Before);
        Assert.Null(effect.Previous);
        Assert.Equal(BookOf.Units(2), effect.After!.Measures!.Total);
    }

    [Fact]
    public void Each_product_has_an_effect_of_its_own()
    {
        var before = new BookOf().With("2025-03", "Ann", 7);
        var after = new BookOf().With("2025-03", "Ann", 7).With("2025-03", "Bob", 2, "Copilot");

        var effect = Assert.Single(ImportPreview.EffectsOf(before.Build(), after.Build(), [March], ["Azure OpenAI"]));

        Assert.Equal((BookOf.Units(7), BookOf.Units(7)), (effect.Before!.Measures!.Total, effect.After!.Measures!.Total));
    }
}
