using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

public sealed class CountingScopesTests
{
    private const int Azure = 1, Copilot = 2;
    private static readonly Month April = Month.Parse("2024-04");

    private static (int, IReadOnlyCollection<BatchScope>) Batch(int id, params BatchScope[] scopes) => (id, scopes);

    private static BatchScope Brings(Month month, int product, bool replaces = false) => new() { Month = month, ProductId = product, Rows = 1, Replaces = replaces };

    private static BatchScope OnlyReplaces(Month month, int product) => new() { Month = month, ProductId = product, Rows = 0, Replaces = true };

    [Fact]
    public void Two_files_that_only_add_both_count()
    {
        var scopes = new CountingScopes([Batch(1, Brings(April, Azure)), Batch(2, Brings(April, Azure))]);

        Assert.True(scopes.Counts(1, April, Azure));
        Assert.True(scopes.Counts(2, April, Azure));
        Assert.Equal(2, scopes.Rows()[(April, Azure)]);
    }

    [Fact]
    public void A_correction_takes_the_place_of_all_before_it_in_its_months_and_products_only()
    {
        var scopes = new CountingScopes(
        [
            Batch(1, Brings(April, Azure), Brings(April + 1, Azure)),
            Batch(2, Brings(April, Copilot)),
            Batch(3, Brings(April, Azure, replaces: true)),
        ]);

        Assert.False(scopes.Counts(1, April, Azure));
        Assert.True(scopes.Counts(1, April + 1, Azure));
        Assert.True(scopes.Counts(2, April, Copilot));
        Assert.True(scopes.Counts(3, April, Azure));
    }

    [Fact]
    public void What_a_correction_leaves_out_is_gone_too()
    {
        var scopes = new CountingScopes([Batch(1, Brings(April, Azure), Brings(April, Copilot)), Batch(2, Brings(April, Azure, replaces: true), OnlyReplaces(April, Copilot))]);

        Assert.Equal([(April, Azure)], scopes.Rows().Keys);
    }

    [Fact]
    public void Without_the_correction_in_the_middle_the_last_one_still_replaces_the_first()
    {
        var first = Batch(1, Brings(April, Azure));
        var last = Batch(3, Brings(April, Azure, replaces: true));

        Assert.False(new CountingScopes([first, last]).Counts(1, April, Azure));
        Assert.True(new CountingScopes([first]).Counts(1, April, Azure));
    }

    [Fact]
    public void A_batch_counts_whole_in_part_or_not_at_all()
    {
        BatchScope[] two = [Brings(April, Azure), Brings(April, Copilot)];

        Assert.True(new CountingScopes([Batch(1, two)]).CountsWhole(1, two));
        Assert.Null(new CountingScopes([Batch(1, two), Batch(2, Brings(April, Azure, replaces: true))]).CountsWhole(1, two));
        Assert.False(new CountingScopes([Batch(1, two), Batch(2, OnlyReplaces(April, Azure), OnlyReplaces(April, Copilot))]).CountsWhole(1, two));
    }
}
