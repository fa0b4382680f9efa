using RevenueDashboard.Data;

namespace RevenueDashboard.Tests.Data;

public sealed class RowBlocksTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(RowBlock.Capacity)]
    [InlineData(20 * RowBlock.Capacity + 7)]
    public void Every_row_is_written_once_and_in_order(int rows)
    {
        var written = new List<long>();
        using (var blocks = new RowBlocks(block =>
        {
            foreach (var row in block.Rows) written.Add(row.Line);
        }))
        {
            for (var line = 1; line <= rows; line++) blocks.Add(Row(line));
            blocks.Complete();
        }

        Assert.Equal(Enumerable.Range(1, rows).Select(line => (long)line), written);
    }

    [Fact]
    public void A_failure_to_write_reaches_the_one_who_reads_even_with_more_rows_than_there_is_room_for()
    {
        using var blocks = new RowBlocks(_ => throw new IOException("The disk is full."));

        var failure = Assert.Throws<IOException>(() =>
        {
            for (var line = 1; line <= 100 * RowBlock.Capacity; line++) blocks.Add(Row(line));
            blocks.Complete();
        });

        Assert.Equal("The disk is full.", failure.Message);
    }

    [Fact]
    public void Whoever_gives_up_waits_for_what_is_being_written()
    {
        var writing = new ManualResetEventSlim();
        var done = false;
        var blocks = new RowBlocks(_ =>
        {
            writing.Set();
            Thread.Yield();
            done = true;
        });
        for (var line = 1; line <= RowBlock.Capacity; line++) blocks.Add(Row(line));
        writing.Wait(TestContext.Current.CancellationToken);

        blocks.Dispose();

        Assert.True(done);
    }

    private static SpendRow Row(long line) => new()
    {
        Line = line, Month = new Month(2025, 1), CustomerId = 1, ProductId = 1, RevenueType = RevenueType.Usage, Currency = Currency.Usd, Amount = line,
    };
}
