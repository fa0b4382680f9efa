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

    [Fact]
    public void Revenue_of_a_product_that_leaves_the_book_is_in_the_figures_before()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 4, "Copilot");
        var after = new BookOf().With("2025-03", "Ann", 6);

        var effect = Assert.Single(ImportPreview.Of(before.Build(), after.Build(), [March], ["Azure OpenAI", "Copilot"]).Effects);

        Assert.Equal((BookOf.Units(10), BookOf.Units(6)), (effect.Before!.Measures!.Total, effect.After!.Measures!.Total));
        Assert.Equal("Azure OpenAI and Copilot, Mar 2025, net, by parent", effect.Scope.InWords(March));
    }

    [Fact]
    public void A_product_that_leaves_the_book_has_figures_before_and_none_after()
    {
        var before = new BookOf().With("2025-03", "Ann", 6).With("2025-03", "Bob", 4, "Copilot");
        var after = new BookOf().With("2025-03", "Ann", 6);

        var effect = Assert.Single(ImportPreview.EffectsOf(before.Build(), after.Build(), [March], ["Copilot"]));

        Assert.Equal(BookOf.Units(4), effect.Before!.Measures!.Total);
        Assert.Null(effect.After);
        Assert.Equal("Copilot, Mar 2025, net, by parent", effect.Scope.InWords(March));
    }

    [Fact]
    public void A_new_parent_changes_the_figures_of_its_months_and_products_only()
    {
        static BookOf Book() => new BookOf()
            .With("2025-02", "Ann", 5).With("2025-02", "Bob", 3).With("2025-02", "Cid", 2)
            .With("2025-03", "Ann", 5).With("2025-03", "Bob", 3).With("2025-03", "Cid", 2).With("2025-03", "Cid", 9, "Copilot");

        var preview = ImportPreview.OfFacts(Book().Build(), Book().Under("Ann", "Bob", from: "2025-03").Build());

        Assert.Equal([March], preview.Months);
        Assert.Equal(["Azure OpenAI"], preview.Products);
        var effect = Assert.Single(preview.Effects);
        // 5 + 3 of 10 under one parent: 80 %; 0.8² + 0.2² = 0.68.
        Assert.Equal((0.5, 0.8), (effect.Before!.Measures!.Top1Share!.Value, effect.After!.Measures!.Top1Share!.Value));
        Assert.Equal(6_800, effect.After.Measures.Hhi!.Value, 9);
        Assert.Equal(0, preview.Changes.Differing);
    }

    [Fact]
    public void A_reported_total_changes_the_figures_of_its_month()
    {
        static BookOf Book() => new BookOf().With("2025-02", "Ann", 5).With("2025-03", "Ann", 5);

        var effect = Assert.Single(ImportPreview.OfFacts(Book().Build(), Book().Total("2025-03", 20).Build()).Effects);

        Assert.Equal((BookOf.Units(5), BookOf.Units(20)), (effect.Before!.Measures!.Total, effect.After!.Measures!.Total));
        // 5 of 20.
        Assert.Equal((1.0, 0.25), (effect.Before.Measures.Top1Share!.Value, effect.After.Measures.Top1Share!.Value));
    }

    [Fact]
    public void Facts_that_stand_beside_the_revenue_have_no_effect_on_it()
    {
        var preview = ImportPreview.OfFacts(new BookOf().With("2025-03", "Ann", 5).Build(), new BookOf().With("2025-03", "Ann", 5).Described("Ann", "Energy").Build());

        Assert.Empty(preview.Effects);
    }
}
