using System.Globalization;
using RevenueDashboard.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;

return await RevenueCommand.RunAsync(args, Console.Out, Console.Error);
