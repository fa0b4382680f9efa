using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class RankingTests
{
    [Fact]
    public void Ties_share_a_rank_and_are_listed_by_name()
    {
        var ranked = Ranking.Of([10, 20, 20, -5, 20, 30], ["Delta", "Beta", "Alpha", "Omega", "alpha", "Zeta"]);

        Assert.Equal(["Zeta", "Alpha", "alpha", "Beta", "Delta", "Omega"], ranked.Select(entry => new[] { "Delta", "Beta", "Alpha", "Omega", "alpha", "Zeta" }[entry.Place]));
        Assert.Equal([1, 2, 2, 2, 5, 6], ranked.Select(entry => entry.Rank));
    }

    [Fact]
    public void A_rank_is_one_more_than_the_number_of_larger_amounts() =>
        AnyBook.Sample(book => Ranking.Of(book, [.. book.Select((_, i) => $"Customer {i % 7}")]).All(entry =>
            entry.Amount == book[entry.Place] && entry.Rank == 1 + book.Count(amount => amount > entry.Amount)));

    [Fact]
    public void The_input_order_of_different_names_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).Sample(order =>
            Ranking.Of([.. order.Select(i => (long)(i / 4))], [.. order.Select(i => $"Customer {i:00}")]).Select(entry => order[entry.Place])
                .SequenceEqual([8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3]));

    [Fact]
    public void The_largest_is_the_first_of_equals_and_must_pay()
    {
        Assert.Equal(1, Ranking.PlaceOfLargest([1, 5, 5]));
        Assert.Null(Ranking.PlaceOfLargest([0, -5]));
    }
}
